import { expect, test } from "vitest";
import { coverage } from "./coverage.ts";

const interval = { lower: 0, upper: 1 };
const outcomes = (held: number, missed: number) => [
  ...Array.from({ length: held }, () => ({ ...interval, outcome: 0.5 })),
  ...Array.from({ length: missed }, () => ({ ...interval, outcome: 2 })),
];

test("eight of ten has the exact 95 % limits 0.4439 and 0.9748", () => {
  // scipy.stats.binomtest(8, 10).proportion_ci(): 0.44390454, 0.97478927.
  const found = coverage(outcomes(8, 2), 0.95);
  expect(found).toMatchObject({ share: 0.8, held: 8, n: 10, level: 0.95 });
  expect(found?.lower).toBeCloseTo(0.44390454, 8);
  expect(found?.upper).toBeCloseTo(0.97478927, 8);
});

test("all or none leaves one limit at the end", () => {
  // The rule of three, exactly: 1 − 0.025^(1/10).
  expect(coverage(outcomes(0, 10), 0.95)).toMatchObject({ share: 0, lower: 0 });
  expect(coverage(outcomes(0, 10), 0.95)?.upper).toBeCloseTo(1 - 0.025 ** 0.1, 12);
  expect(coverage(outcomes(10, 0), 0.95)).toMatchObject({ share: 1, upper: 1 });
});

test("an outcome on the end of its interval is held", () => {
  expect(coverage([{ ...interval, outcome: 1 }], 0.9)?.held).toBe(1);
  expect(coverage([], 0.9)).toBeUndefined();
});
