import { expect, test } from "vitest";
import { facts, observe, selected } from "../../test/support/trend.ts";
import { flopPriceOn } from "../costs/training-cost/flop-price.ts";
import { everyBar } from "./parts/bars.ts";
import { fitTrend } from "./parts/fit-trend.ts";
import {
  costedVersions,
  isTaught,
  trainingCostFixedCapability,
  trainingRecordsAtBar,
} from "./training-cost-fixed-capability.ts";

const window = { asOf: "2026-11-23", hindsight: false };

const costOf = (name: string) => {
  const runs = costedVersions(facts, window);
  return runs.ok ? runs.value.find(({ version }) => version.version === name) : undefined;
};

test("a run with disclosed hours costs what the amortised recipe says", () => {
  // 40.2 million USD in arXiv 2405.21015.
  expect((costOf("gpt-4-0314")?.usd ?? 0) / 40.2e6).toBeCloseTo(1, 2);
  // 2.788 million hours of H800, 1,920 H100 for 21 days: between 1.2 and 2 USD an hour.
  expect((costOf("DeepSeek-V3")?.usd ?? 0) / 2.788e6).toBeGreaterThan(1.2);
  expect((costOf("DeepSeek-V3")?.usd ?? 0) / 2.788e6).toBeLessThan(2);
  expect((costOf("phi-4")?.usd ?? 0) / (1920 * 21 * 24)).toBeGreaterThan(1.2);
  expect((costOf("phi-4")?.usd ?? 0) / (1920 * 21 * 24)).toBeLessThan(2);
});

test("any other costs its compute at what disclosed runs paid, and its receipt names these", () => {
  const claude = costOf("claude-2.0");
  expect(claude?.disclosed).toBeUndefined();
  expect(claude?.usd).toBe((claude?.flop ?? 0) * flopPriceOn(claude?.price as never, "2023-07-11"));
  const points = observe(trainingCostFixedCapability, "2026-11-23");
  const byCompute = points.find(({ receipt }) => receipt.formula?.startsWith("training compute"));
  const [, , price] = byCompute?.receipt.inputs ?? [];
  expect(price?.id).toMatch(/^price-of-flop\//);
  expect(price?.inputs.length).toBe(claude?.price.runs.length);
  const byHours = points.find(({ receipt }) => receipt.formula?.startsWith("chip-hours"));
  expect(byHours?.receipt.inputs.map(({ id }) => id.split("/").at(-1))).toContain("hardware");
});

test("the rate is that of no single grid: each position of it gives one within a quarter", () => {
  const runs = costedVersions(facts, window);
  const untaught = runs.ok ? runs.value.filter((run) => !isTaught(run)) : [];
  const rate = (bars: readonly number[]) =>
    fitTrend(
      trainingCostFixedCapability,
      bars.flatMap((bar) => trainingRecordsAtBar(untaught, bar)),
    )?.fit.growthPerYear ?? Number.NaN;
  const whole = rate(everyBar);
  expect(1 / whole).toBeGreaterThan(3.3);
  expect(1 / whole).toBeLessThan(4.8);
  for (const shift of [0, 1, 2, 3, 4]) {
    const ratio = rate(everyBar.filter((bar) => bar % 5 === shift)) / whole;
    expect(Math.abs(ratio - 1), String(shift)).toBeLessThan(0.25);
  }
});

test("versions of one run are valued on the day the run first appeared", () => {
  const runs = costedVersions(facts, window);
  const versions = runs.ok ? runs.value.filter(({ flop }) => flop === 2.1e25) : [];
  expect(new Set(versions.map(({ date }) => date)).size).toBeGreaterThan(1);
  expect(new Set(versions.map(({ usd }) => usd)).size).toBe(1);
});

test("no run is a record twice at one bar", () => {
  const points = selected(observe(trainingCostFixedCapability, "2026-11-23"));
  const keys = points.map(({ group, value }) => `${group} ${value}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("GPT-4's compute, an estimate made later, is not seen in 2023 but with hindsight", () => {
  const sees = (hindsight: boolean, asOf = "2023-12-28") => {
    const runs = costedVersions(facts, { asOf, hindsight });
    return runs.ok && runs.value.some(({ version }) => version.version === "gpt-4-0314");
  };
  expect([sees(false), sees(true)]).toEqual([false, true]);
  // It is stated by the edition of 2 May 2026, from that day on.
  expect([sees(false, "2026-05-01"), sees(false, "2026-05-02")]).toEqual([false, true]);
});
