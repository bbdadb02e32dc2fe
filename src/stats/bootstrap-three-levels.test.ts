import { describe, expect, test } from "vitest";
import { bootstrapThreeLevels, drawRuns, nestRuns } from "./bootstrap-three-levels.ts";
import { mean } from "./mean.ts";

describe("three-level bootstrap", () => {
  const places = [
    { family: "a", task: "1" },
    { family: "b", task: "1" },
    { family: "a", task: "1" },
    { family: "a", task: "2" },
    { family: "b", task: "2" },
    { family: "b", task: "2" },
  ];

  test("nests runs by family and task, the same task name apart", () => {
    expect(nestRuns(places)).toEqual([
      [[0, 2], [3]],
      [[1], [4, 5]],
    ]);
  });

  test("with nothing to choose from it draws everything as it is", () => {
    expect(drawRuns([[[4, 4]]], 1, 0)).toEqual([4, 4]);
  });

  test("its variance is the sum of the variances of the three levels", () => {
    // 4 families × 3 tasks × 5 runs of a balanced design, value = family + task + run effects.
    const effect = { family: [0, 4, 8, 12], task: [0, 10, 20], run: [0, 10, 20, 30, 40] };
    const nested = effect.family.map((_, f) =>
      effect.task.map((_, t) => effect.run.map((_, r) => 15 * f + 5 * t + r)),
    );
    const value = (run: number) =>
      effect.family[Math.floor(run / 15)]! +
      effect.task[Math.floor(run / 5) % 3]! +
      effect.run[run % 5]!;
    const options = { resamples: 6000, seed: 21 };
    const { values } = bootstrapThreeLevels(nested, (runs) => mean(runs.map(value)), options);
    // Population variances 20, 200 / 3 and 200 over 4, 4 · 3 and 4 · 3 · 5 draws: each counts.
    const expected = 20 / 4 + 200 / 3 / 12 + 200 / 60;
    const centre = mean(values);
    const spread = mean(values.map((v) => (v - centre) ** 2));
    // √(2 / 6000) = 1.8 % is the relative standard error of a variance; four of these.
    expect(Math.abs(spread / expected - 1)).toBeLessThan(0.073);
  });

  test("is reproducible", () => {
    const nested = nestRuns(places);
    expect(drawRuns(nested, 5, 17)).toEqual(drawRuns(nested, 5, 17));
  });
});
