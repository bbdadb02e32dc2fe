import { fitWeightedLine } from "./fit-weighted-line.ts";
import type { Line } from "./line.ts";

/**
 * Fit y = intercept + slope·x by least squares.
 *
 * @param x regressor, length n ≥ 2, not all equal
 * @param y response, same length and order as `x`
 * @returns the line, or `undefined` when the points do not determine one
 * @see NIST StRD, Norris dataset, for the certified values used in the test
 */
export const fitLine = (x: readonly number[], y: readonly number[]): Line | undefined =>
  fitWeightedLine(
    x,
    y,
    x.map(() => 1),
  );
