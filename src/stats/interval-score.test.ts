import { expect, test } from "vitest";
import { intervalScore } from "./interval-score.ts";

test("inside, the score is the width", () => {
  expect(intervalScore({ lower: 2, upper: 5 }, 2, 0.1)).toBe(3);
  expect(intervalScore({ lower: 2, upper: 5 }, 5, 0.1)).toBe(3);
});

test("outside, twenty times the distance is added at 90 %, ten at 80 %, on either side", () => {
  expect(intervalScore({ lower: 2, upper: 5 }, 1, 0.1)).toBe(23);
  expect(intervalScore({ lower: 2, upper: 5 }, 7, 0.2)).toBe(23);
});

test("of all intervals around a uniform outcome, the central one of that level scores best", () => {
  const outcomes = Array.from({ length: 1000 }, (_, index) => (index + 0.5) / 1000);
  const mean = (lower: number, upper: number) =>
    outcomes.reduce((sum, each) => sum + intervalScore({ lower, upper }, each, 0.1), 0) / 1000;
  const best = mean(0.05, 0.95);
  for (const [lower, upper] of [
    [0, 1],
    [0.1, 0.9],
    [0.05, 1],
    [0, 0.9],
  ] as const) {
    expect(mean(lower, upper)).toBeGreaterThan(best);
  }
});
