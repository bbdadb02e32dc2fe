import { describe, expect, test } from "vitest";
import { fitLine } from "./fit-line.ts";
import { fitWeightedLine } from "./fit-weighted-line.ts";
import lines from "./fixtures/lines.json" with { type: "json" };

describe("fitWeightedLine", () => {
  const { x, y, weights, ...expected } = lines.weighted;

  test("matches weighted least squares of NumPy", () => {
    const line = fitWeightedLine(x, y, weights);
    // Both sides solve a well-conditioned problem in double precision: 12 digits agree.
    for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
      expect(line?.[name], name).toBeCloseTo(expected[name], 12);
    }
  });

  test("does not depend on the scale of the weights", () => {
    const line = fitWeightedLine(x, y, weights);
    const scaled = fitWeightedLine(
      x,
      y,
      weights.map((w) => 8 * w),
    );
    // A power of two changes no rounding.
    expect(scaled?.slope).toBe(line?.slope);
    expect(scaled?.slopeStandardError).toBeCloseTo(line?.slopeStandardError ?? 0, 14);
  });

  test("treats a point of weight zero as absent", () => {
    const line = fitWeightedLine([...x, 99], [...y, -99], [...weights.map(() => 1), 0]);
    const without = fitLine(x, y);
    expect(line?.n).toBe(without?.n);
    expect(line?.slopeStandardError).toBeCloseTo(without?.slopeStandardError ?? 0, 14);
  });

  test("is undefined with a negative weight or fewer than two points of weight", () => {
    expect(fitWeightedLine([1, 2, 3], [1, 2, 3], [1, 1, -1])).toBeUndefined();
    expect(fitWeightedLine([1, 2, 3], [1, 2, 3], [1, 0, 0])).toBeUndefined();
  });
});
