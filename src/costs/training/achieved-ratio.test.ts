import { expect, test } from "vitest";
import { achievedRatio } from "./achieved-ratio.ts";
import type { KnownRun } from "./known-runs.ts";

/** A run of a model of 10^9 active parameters on 3.6 × 10^12 tokens that took some chip-hours. */
const run = (id: string, chipHours: number, peak: number, active = 1e9): KnownRun =>
  ({
    ...{ id, quantity: "chipHours", tokens: 3.6e12, figure: chipHours },
    chip: { id, peak: { fp16: peak } },
    architecture: { published: { active, total: 9e9 } },
  }) as unknown as KnownRun;

const runs = [
  run("h100-a", 1e4, 989e12),
  run("h100-b", 1e4, 989e12),
  run("a100-a", 2e4, 312e12),
  run("a100-b", 5e3, 312e12),
];

function ratioOf(some: readonly KnownRun[]) {
  const ratio = achievedRatio(some, "h100", "a100");
  if (!ratio.ok) throw new Error(ratio.error.code);
  return ratio.value;
}

test("a run achieves 6ND over its chip-seconds", () => {
  // 6 × 10^9 × 3.6 × 10^12 FLOP in 10^4 hours of 3,600 seconds are 6 × 10^14 FLOP/s.
  expect(ratioOf(runs).runs[0]?.flopPerSecond).toBeCloseTo(6e14, -3);
});

test("chips are compared by the geometric means of their runs, and by their peaks", () => {
  // 2 × 10^4 and 5 × 10^3 hours have a geometric mean of 10^4.
  expect(ratioOf(runs).ratio).toBeCloseTo(1, 12);
  expect(ratioOf(runs).peakRatio).toBeCloseTo(989 / 312, 12);
});

test("the interval is Welch's: here all of the scatter is on one side, with one degree of freedom", () => {
  // The logarithms of the A100 are ± ln 2 about their mean: variance 2 ln² 2 over two runs.
  // 3.077684 is the 90 % point of t with one degree of freedom.
  const { lower, upper } = ratioOf(runs);
  expect(Math.log(upper)).toBeCloseTo(3.077684 * Math.LN2, 5);
  expect(Math.log(lower)).toBeCloseTo(-3.077684 * Math.LN2, 5);
});

test("one run on a side is too few, and runs without chip-hours do not count", () => {
  expect(achievedRatio(runs.slice(0, 3), "h100", "a100")).toMatchObject({
    ...{ ok: false, error: { code: "too-few-runs", facts: { value: 1 } } },
  });
  const rated = runs.map((each) => ({ ...each, quantity: "mfu" as const }));
  expect(achievedRatio(rated, "h100", "a100")).toMatchObject({ ok: false });
});
