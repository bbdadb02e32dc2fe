import { type BootstrapOptions, collectResamples } from "./bootstrap.ts";
import { indexDraw } from "./draws.ts";
import { fitLine } from "./fit-line.ts";
import { type BreakSearch, fitPiecewiseLine } from "./fit-piecewise-line.ts";
import { lineAt } from "./line.ts";

/** Answer of the test of one straight line against one break. */
export interface BreakTest {
  readonly supF: number;
  /** Share of series without a break whose best break looks at least as good. */
  readonly pValue: number;
  /** Series simulated; fewer than asked for when it was stopped. */
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Test whether a line has a break somewhere: the F statistic of the best break, compared with those
 * of series drawn from the straight line and its residuals.
 *
 * @param x regressor
 * @param y response, same length and order as `x`
 * @param options number of resamples, seed, progress, cancellation, and how to search
 * @returns the test, or `undefined` when no piecewise line can be fitted
 * @see D. W. K. Andrews, Econometrica 61 (1993) 821–856, for the statistic
 */
export function testBreak(
  x: readonly number[],
  y: readonly number[],
  options: BootstrapOptions & BreakSearch,
): BreakTest | undefined {
  const straight = fitLine(x, y);
  const found = fitPiecewiseLine(x, y, options);
  if (!straight || !found) return undefined;
  const fitted = x.map((value) => lineAt(straight, value));
  // Residuals are smaller than errors by the two fitted parameters.
  const inflation = Math.sqrt(straight.n / straight.degreesOfFreedom);
  const residuals = y.map((value, i) => inflation * (value - fitted[i]!));
  const { values } = collectResamples((resample) => {
    const series = fitted.map((height, i) => {
      const drawn = indexDraw(options.seed, resample, i, residuals.length);
      return height + residuals[drawn]!;
    });
    return fitPiecewiseLine(x, series, options)?.supF;
  }, options);
  const extreme = values.filter((value) => value >= found.supF).length;
  return {
    supF: found.supF,
    pValue: (extreme + 1) / (values.length + 1),
    resamples: values.length,
    seed: options.seed,
  };
}
