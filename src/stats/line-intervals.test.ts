import { describe, expect, test } from "vitest";
import { fitLine } from "./fit-line.ts";
import lines from "./fixtures/lines.json" with { type: "json" };
import type { Line } from "./line.ts";
import { meanInterval, predictionInterval, slopeInterval } from "./line-intervals.ts";

describe("intervals of a line", () => {
  const { x, y, level, at, ...expected } = lines.plain;
  const line = fitLine(x, y) as Line;

  test("match SciPy's regression and t quantile", () => {
    const found = {
      slopeInterval: slopeInterval(line, level),
      meanInterval: meanInterval(line, at, level),
      predictionInterval: predictionInterval(line, at, level),
    };
    for (const name of Object.keys(found) as (keyof typeof found)[]) {
      // SciPy takes x about 2020 without a second pass for its mean: ten digits are common.
      expect(found[name].lower, name).toBeCloseTo(expected[name][0]!, 10);
      expect(found[name].upper, name).toBeCloseTo(expected[name][1]!, 10);
    }
  });

  test("name what they are and print their level", () => {
    expect(slopeInterval(line, 0.8)).toMatchObject({ kind: "confidence", level: 0.8 });
    expect(meanInterval(line, at, 0.8).kind).toBe("mean");
    expect(predictionInterval(line, at, 0.8).kind).toBe("prediction");
  });

  test("a prediction is wider than the mean by the residual variance", () => {
    const halfWidth = ({ lower, upper }: { lower: number; upper: number }) => (upper - lower) / 2;
    const t = halfWidth(slopeInterval(line, level)) / line.slopeStandardError;
    const difference =
      halfWidth(predictionInterval(line, at, level)) ** 2 -
      halfWidth(meanInterval(line, at, level)) ** 2;
    expect(difference).toBeCloseTo((t * line.residualStandardError) ** 2, 12);
  });

  test("are unbounded after two points", () => {
    const two = fitLine([0, 1], [0, 1]) as Line;
    expect(predictionInterval(two, 2, 0.9)).toMatchObject({
      value: 2,
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    });
  });

  test("an impossible level is a bug, not a result", () => {
    expect(() => slopeInterval(line, 1.2)).toThrow("level must be in (0, 1), got 1.2");
  });
});
