import { expect, test } from "vitest";
import { carriedTexts } from "../../test/support/publications.ts";
import { facts, observe, selected } from "../../test/support/trend.ts";
import { median } from "../stats/median.ts";
import { measurePoints } from "./parts/measure-trend.ts";
import { trainingCostAmortised } from "./training-cost-amortised.ts";

const points = observe(trainingCostAmortised, "2026-11-23");

test("the costs are those that Epoch publishes: Grok 4 388 million USD, Llama 3.1-405B 52.9", () => {
  const cost = (label: string) => points.find((point) => point.label === label)?.value ?? 0;
  expect(cost("Grok 4") / 1e6).toBeCloseTo(388, 0);
  expect(cost("Llama 3.1-405B") / 1e6).toBeCloseTo(52.9, 1);
});

test("a cost published later than the as-of date is not seen, but computed from what was known", () => {
  const early = observe(trainingCostAmortised, "2023-12-28");
  expect(early.length).toBeGreaterThan(25);
  expect(new Set(selected(early).map(({ basis }) => basis))).toEqual(new Set(["bottom-up"]));
  // The compute of GPT-4 was estimated later, so nothing can be computed of it then.
  const sees = (asOf: string, hindsight: boolean) =>
    observe(trainingCostAmortised, asOf, hindsight).some(({ label }) =>
      label.startsWith("GPT-4 (Mar"),
    );
  expect([sees("2023-12-28", false), sees("2023-12-28", true)]).toEqual([false, true]);
});

test("a published cost counts from the day of its edition", () => {
  // The edition of 30 June 2025 is the first with these costs that we hold.
  const isPublished = (asOf: string) =>
    observe(trainingCostAmortised, asOf).some(({ basis }) => basis === "published");
  expect(["2025-06-29", "2025-06-30"].map(isPublished)).toEqual([false, true]);
});

test("a model tuned from another that is priced is the same run: shown, not fitted", () => {
  // FLAN is LaMDA's model after further tuning, and both rows state the same cost within 0.3 %.
  const [flan, lamda] = ["FLAN 137B", "LaMDA"].map((name) =>
    points.find(({ label }) => label === name),
  );
  expect((flan?.value ?? 0) / (lamda?.value ?? 1)).toBeCloseTo(1, 2);
  expect([flan?.selected, flan?.basis, lamda?.selected]).toEqual([false, "tuned", true]);
});

test("runs of one organisation and day with the very same cost are one run", () => {
  // One paper of 29 May 2019 priced both at 9,551.59 USD.
  const mnas = points.filter(({ label }) => label.startsWith("MnasNet-A"));
  expect(mnas.map(({ value }) => value)).toEqual([9551.59, 9551.59]);
  expect(mnas.map(({ selected, basis }) => [selected, basis])).toEqual([
    [true, "published"],
    [false, "same-run"],
  ]);
});

test("a published cost that today's inputs no longer give within 15 % is computed from these", () => {
  // The publisher prices AlphaGo Master at 471,445 USD as a run of January 2017 and now states
  // October.
  const recomputed = points.filter(({ basis }) => basis === "recomputed");
  const cost = (name: string) => recomputed.find(({ label }) => label === name)?.value ?? 0;
  expect(recomputed.length).toBeLessThan(10);
  // Self-play is counted, as in the publisher's cost: chips were cheaper nine months later.
  expect(cost("AlphaGo Master") / 471_445).toBeGreaterThan(0.7);
  expect(cost("AlphaGo Master") / 471_445).toBeLessThan(0.85);
  // They stay on the line, which ranks models by today's compute as well.
  for (const point of recomputed) expect(point.selected).toBe(true);
});

test("computed costs agree with those that were published later of the same models", () => {
  const published = new Map(
    points.filter(({ basis }) => basis === "published").map(({ id, value }) => [id, value]),
  );
  const ratios = observe(trainingCostAmortised, "2024-12-31").flatMap(({ id, value }) => {
    const later = published.get(id);
    return later === undefined ? [] : [value / later];
  });
  expect(ratios.length).toBeGreaterThan(30);
  // Editions differ by 3.7 % in the month of their prices and by single corrected runs.
  expect(Math.abs(median(ratios) - 1)).toBeLessThan(0.05);
});

test("months that the price index does not cover yet take its last value", () => {
  const window = { asOf: "2026-11-23", hindsight: false };
  const all = trainingCostAmortised.observe(facts, window, { frontier: "all" });
  const later = all.ok
    ? all.value.find(({ basis, date }) => basis === "bottom-up" && date > "2025-07-31")
    : undefined;
  const nominal = later?.receipt.inputs[0]?.value as number;
  const deflator = facts.selectAll("deflator", window);
  const rows = deflator.ok ? deflator.value.rows : [];
  const base = rows.find(({ date }) => date === "2023-12-01")?.["index"] as number;
  const last = rows.at(-1)?.["index"] as number;
  expect(later?.value).toBeCloseTo((nominal * base) / last, 2);
});

test("the tables of the paper give 2.4479× a year, 1.962 to 3.054, of 45 models", () => {
  const texts = carriedTexts("training-cost-2024-06");
  const replicated = trainingCostAmortised.replicate?.(texts, {});
  if (!replicated?.ok) throw new Error(JSON.stringify(replicated?.error));
  const { observations, yearOf, level, edition } = replicated.value;
  expect(edition).toBe("2024-06");
  const trend = { ...trainingCostAmortised, yearOf };
  const measured = measurePoints(trend, observations, "2024-06-01", { level });
  const fit = measured.ok ? measured.value.fit : undefined;
  // The digits that the publication's program prints.
  expect(fit?.n).toBe(45);
  expect(fit?.growthPerYear).toBeCloseTo(2.4479, 4);
  expect(fit?.lower).toBeCloseTo(1.962, 3);
  expect(fit?.upper).toBeCloseTo(3.054, 3);
  const gpt4 = observations.find(({ label }) => label === "GPT-4");
  expect((gpt4?.value ?? 0) / 1e6).toBeCloseTo(40.156, 2);
  expect(gpt4?.realValue).toBeGreaterThan(gpt4?.value ?? Infinity);
});

test("a cost below a hundredth of its neighbours' is shown, not fitted", () => {
  const points = observe(trainingCostAmortised, "2023-12-28");
  const left = points.filter(({ basis }) => basis === "implausible");
  expect(left.map(({ label }) => label)).toContain("Named Entity Recognition model");
  expect(left.every(({ selected, value }) => !selected && value < 1000)).toBe(true);
  expect(Math.min(...selected(points).map(({ value }) => value))).toBeGreaterThan(10);
  // Today's table has none.
  const now = observe(trainingCostAmortised, "2026-11-23");
  expect(now.filter(({ basis }) => basis === "implausible")).toEqual([]);
});
