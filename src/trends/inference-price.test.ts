import { expect, test } from "vitest";
import { facts, observe, selected } from "../../test/support/trend.ts";
import { inferencePrice, recordsAtBar } from "./inference-price.ts";
import { measureTrend } from "./parts/measure-trend.ts";
import { blendedPrice, pricedVersions, threeToOne } from "./parts/priced-versions.ts";

const window = { asOf: "2026-11-23", hindsight: false };

test("179 of the 212 scored model groups find a price, as the data guide counts", () => {
  const priced = pricedVersions(facts, window);
  const models = new Set(priced.ok ? priced.value.map(({ version }) => version.model) : []);
  expect(models.size).toBeGreaterThanOrEqual(165);
});

test("GPT-4 costs 37.5 USD per million tokens at three to one", () => {
  const priced = pricedVersions(facts, window);
  const gpt4 = priced.ok
    ? priced.value.filter(({ version }) => version.version === "gpt-4-0613")
    : [];
  expect(gpt4[0]?.usdPerMtok).toBe(37.5);
});

test("launch prices of 2023 are on the line as of that year: GPT-4 at 37.5, its first cut at 15", () => {
  const firstPrice = (asOf: string, name: string) => {
    const priced = pricedVersions(facts, { asOf, hindsight: false });
    const own = (priced.ok ? priced.value : []).filter(({ version }) => version.version === name);
    const [first] = own.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    return [first?.date, first?.usdPerMtok];
  };
  expect(firstPrice("2023-12-28", "gpt-4-0314")).toEqual(["2023-03-14", 37.5]);
  expect(firstPrice("2023-12-28", "gpt-3.5-turbo-0613")).toEqual(["2023-06-13", 1.625]);
  expect(firstPrice("2023-12-28", "claude-2.1")).toEqual(["2023-11-21", 12]);
  // The first edition of the index has no score of it.
  expect(firstPrice("2026-11-23", "gpt-4-1106-preview")).toEqual(["2023-11-06", 15]);
  expect(observe(inferencePrice, "2023-12-28").length).toBeGreaterThan(0);
});

test("a model that thinks costs what thinking costs", () => {
  const priced = pricedVersions(facts, window);
  const cheapest = (name: string) =>
    Math.min(
      ...(priced.ok ? priced.value : [])
        .filter(({ version }) => version.version === name)
        .map(({ usdPerMtok }) => usdPerMtok),
    );
  // (3 × 0.15 + 3.5) ÷ 4, and from June 2025 on (3 × 0.3 + 2.5) ÷ 4; without thinking it was 0.2625.
  expect(cheapest("gemini-2.5-flash-preview-04-17")).toBeCloseTo(0.9875, 10);
  expect(cheapest("gemini-2.5-flash-preview-05-20")).toBeCloseTo(0.85, 10);
});

test("each record at a bar is cheaper than all before it and comes from a model above the bar", () => {
  const priced = pricedVersions(facts, window);
  const records = priced.ok ? recordsAtBar(priced.value, 130) : [];
  expect(records.length).toBeGreaterThan(3);
  records.slice(1).forEach((record, index) => {
    expect(record.value).toBeLessThan(records[index]?.value ?? 0);
    expect(record.date > (records[index]?.date ?? "")).toBe(true);
  });
  const scores = records.map(({ receipt }) => receipt.inputs.at(-1)?.value as number);
  expect(Math.min(...scores)).toBeGreaterThanOrEqual(130);
});

test("a bar with few records, or that others had passed before the facts begin, is not fitted", () => {
  const points = observe(inferencePrice, "2026-11-23");
  const bars = [...new Set(points.map(({ group }) => group))];
  for (const bar of bars) {
    const own = points.filter(({ group }) => group === bar);
    const first = own[0]?.receipt.inputs.at(-1)?.value as number;
    const followed = own.length >= 3 && first <= Number(bar) + 5;
    expect(
      own.every((point) => point.selected === followed),
      bar,
    ).toBe(true);
  }
  expect(selected(points).length).toBeGreaterThan(20);
  expect(selected(points).length).toBeLessThan(points.length);
});

test("a forecast starts at the price that is held and never rises above it", async () => {
  const measured = measureTrend(inferencePrice, facts, window);
  if (!measured.ok) throw new Error(measured.error.code);
  for (const { group, upper, date } of measured.value.prediction) {
    const held = measured.value.observations.filter((point) => point.group === group).at(-1);
    expect(upper).toBeLessThanOrEqual((held?.value ?? 0) * (1 + 1e-9));
    expect(date >= window.asOf).toBe(true);
  }
});

test("a price published only as a blend answers no other blend", () => {
  const segment = { blended_usd_mtok: 20 } as Parameters<typeof blendedPrice>[0];
  expect(blendedPrice(segment, threeToOne)).toBe(20);
  expect(blendedPrice(segment, { input: 1, output: 1 })).toBeUndefined();
});
