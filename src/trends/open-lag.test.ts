import { expect, test } from "vitest";
import { observe } from "../../test/support/trend.ts";
import { mean } from "../stats/mean.ts";
import { openLag } from "./open-lag.ts";

const points = observe(openLag, "2026-11-23");
const lagOf = (label: string) => points.find((point) => point.label === label);

test("to October 2025 the strict lag is about six months on average", () => {
  const lags = points.filter(({ date }) => date <= "2025-10-31").map(({ value }) => value);
  expect(lags.length).toBeGreaterThan(15);
  expect(mean(lags)).toBeCloseTo(6, 0);
});

test("DeepSeek-R1 came 1.1 months after o1, the first closed model with its score", () => {
  const r1 = lagOf("DeepSeek-R1");
  // 2024-12-17 to 2025-01-20 are 34 days.
  expect(r1?.value).toBeCloseTo(34 / 30.4375, 10);
  expect(r1?.receipt.formula).toContain("o1 (high)");
});

test("a statistical tie can only shorten the lag, a weaker reading of the score only lengthen it", () => {
  for (const { lower, upper, value, label } of points) {
    expect(lower ?? value, label).toBeLessThanOrEqual(value);
    expect(upper ?? value, label).toBeGreaterThanOrEqual(value);
  }
  expect(points.some(({ lower, value }) => lower !== undefined && lower < value)).toBe(true);
});

test("a score below the first closed model of the index gives a least lag, and says so", () => {
  expect(lagOf("Meta-Llama-3-70B")?.basis).toBe("at-least");
  expect(lagOf("DeepSeek-R1")?.basis).toBeUndefined();
});
