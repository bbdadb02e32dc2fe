import { describe, expect, test } from "vitest";
import { fitLine } from "./fit-line.ts";
import {
  fitLinearModel,
  type LinearModel,
  linearModelMeanInterval,
  linearModelPredictionInterval,
} from "./fit-linear-model.ts";
import lines from "./fixtures/lines.json" with { type: "json" };
import nist from "./fixtures/nist-linear.json" with { type: "json" };
import type { Line } from "./line.ts";
import { meanInterval, predictionInterval } from "./line-intervals.ts";

const error = (found: number | undefined, certified: number) =>
  Math.abs((found ?? Number.NaN) / certified - 1);

describe("fitLinearModel", () => {
  test("matches the certified values of NIST Longley", () => {
    const { rows, y, coefficients, standardErrors, residualStandardError, rSquared } = nist.longley;
    const fit = fitLinearModel(rows, y);
    // With columns brought to equal length the condition number is 4e4: eps · 4e4 · a small factor.
    coefficients.forEach((value, j) => {
      expect(error(fit?.coefficients[j], value), `coefficient ${j}`).toBeLessThan(1e-9);
      expect(error(fit?.standardErrors[j], standardErrors[j]!)).toBeLessThan(1e-9);
    });
    expect(error(fit?.residualStandardError, residualStandardError)).toBeLessThan(1e-9);
    expect(error(fit?.rSquared, rSquared)).toBeLessThan(1e-12);
  });

  test("recovers the exact polynomial of NIST Wampler1", () => {
    const x = Array.from({ length: 21 }, (_, i) => i);
    const rows = x.map((value) => [0, 1, 2, 3, 4, 5].map((power) => value ** power));
    const fit = fitLinearModel(
      rows,
      rows.map((row) => row.reduce((a, b) => a + b, 0)),
    );
    // Raw powers up to 20⁵ cost about seven of sixteen digits.
    for (const coefficient of fit?.coefficients ?? []) expect(coefficient).toBeCloseTo(1, 7);
    expect(fit?.coefficients).toHaveLength(6);
  });

  test("its intervals are those of a line when the design is a line", () => {
    const { x, y, at, level } = lines.plain;
    const line = fitLine(x, y) as Line;
    const row = (value: number) => [1, value - line.meanX];
    const fit = fitLinearModel(x.map(row), y) as LinearModel;
    for (const [ours, theirs] of [
      [linearModelMeanInterval(fit, row(at), level), meanInterval(line, at, level)],
      [linearModelPredictionInterval(fit, row(at), level), predictionInterval(line, at, level)],
    ] as const) {
      expect(ours.lower).toBeCloseTo(theirs.lower, 11);
      expect(ours.upper).toBeCloseTo(theirs.upper, 11);
      expect(ours.kind).toBe(theirs.kind);
    }
  });

  test("is undefined when columns depend on each other or points are too few", () => {
    expect(
      fitLinearModel(
        [
          [1, 2],
          [2, 4],
          [3, 6],
        ],
        [1, 2, 3],
      ),
    ).toBeUndefined();
    expect(fitLinearModel([[1, 2]], [1])).toBeUndefined();
    expect(fitLinearModel([], [])).toBeUndefined();
  });
});
