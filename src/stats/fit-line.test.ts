import { describe, expect, test } from "vitest";
import { fitLine } from "./fit-line.ts";
import nist from "./fixtures/nist-linear.json" with { type: "json" };
import { lineAt } from "./line.ts";

describe("fitLine", () => {
  const { norris } = nist;

  test("matches the certified values of NIST Norris", () => {
    const line = fitLine(norris.x, norris.y);
    // Certified to 15 digits; the residuals are 1e-3 of y, so their sums keep about 12 of them.
    for (const name of [
      "slope",
      "intercept",
      "slopeStandardError",
      "interceptStandardError",
      "residualStandardError",
      "rSquared",
    ] as const) {
      expect(Math.abs((line?.[name] ?? 0) / norris[name] - 1), name).toBeLessThan(1e-12);
    }
    expect(line?.degreesOfFreedom).toBe(34);
    expect(line?.n).toBe(36);
  });

  test("keeps its digits when x and y are far from zero, as decimal years are", () => {
    const x = norris.x.map((value) => value + 1e6);
    const line = fitLine(x, norris.y);
    // Adding 1e6 rounds x itself at 1e-10; uncentred sums would lose about six more digits.
    expect(Math.abs((line?.slope ?? 0) / norris.slope - 1)).toBeLessThan(1e-11);
  });

  test("passes through two points exactly and claims nothing of the scatter", () => {
    const line = fitLine([1, 3], [2, 8]);
    expect(line).toMatchObject({ slope: 3, intercept: -1, rSquared: 1, degreesOfFreedom: 0 });
    expect(line?.slopeStandardError).toBe(Number.POSITIVE_INFINITY);
    expect(line && lineAt(line, 2)).toBe(5);
  });

  test("is undefined when the points do not determine a line", () => {
    expect(fitLine([1], [2])).toBeUndefined();
    expect(fitLine([2024.1, 2024.1, 2024.1], [1, 2, 3])).toBeUndefined();
    expect(fitLine([1, 2, 3], [1, 2])).toBeUndefined();
    expect(fitLine([1, 2, Number.NaN], [1, 2, 3])).toBeUndefined();
  });
});
