import { square } from "./elementary/square.ts";
import { type Line, lineAt } from "./line.ts";

/** What one point does to the slope of a line. */
export interface SlopeInfluence {
  /** Index of the point in the input of the fit. */
  readonly index: number;
  /** Slope of the line fitted without it; `undefined` when the others do not determine one. */
  readonly slopeWithout: number | undefined;
  /** Slope without less slope with the point; `undefined` likewise. */
  readonly change: number | undefined;
}

/**
 * A point with all the leverage leaves nothing to fit without it; this is the rounding of 1 − 1.
 */
const NO_LEVERAGE_LEFT = 1e-12;

/**
 * The change in slope when one point is left out, for each point, largest first. Points without
 * which no line exists come first of all.
 *
 * @param line unweighted fit of these same points
 * @param x regressor as fitted
 * @param y response as fitted
 * @see D. A. Belsley, E. Kuh, R. E. Welsch, Regression Diagnostics (1980), for the closed form
 */
export function slopeInfluence(
  line: Line,
  x: readonly number[],
  y: readonly number[],
): readonly SlopeInfluence[] {
  return x
    .map((value, index): SlopeInfluence => {
      const deviation = value - line.meanX;
      const rest = 1 - 1 / line.n - square(deviation) / line.sumSquaresX;
      if (!(rest > NO_LEVERAGE_LEFT)) return { index, slopeWithout: undefined, change: undefined };
      const residual = y[index]! - lineAt(line, value);
      const change = -(deviation * residual) / (line.sumSquaresX * rest);
      return { index, slopeWithout: line.slope + change, change };
    })
    .sort((a, b) => size(b) - size(a) || a.index - b.index);
}

const size = ({ change }: SlopeInfluence): number =>
  change === undefined ? Number.MAX_VALUE : Math.abs(change);
