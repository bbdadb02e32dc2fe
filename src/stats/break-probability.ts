import { breakRange } from "./break-candidates.ts";
import { exp } from "./elementary/exp.ts";
import { ln } from "./elementary/ln.ts";
import { square } from "./elementary/square.ts";
import { fitLine } from "./fit-line.ts";
import { fitLinearModel } from "./fit-linear-model.ts";

/** How likely a straight line has broken, and where. */
export interface BreakProbability {
  /**
   * Probability that there is a break at all; the prior gives a break and no break equal chances.
   */
  readonly probability: number;
  /** Probability that there is a break and that the slope after it is lower. */
  readonly slower: number;
  /** Probability that a break has happened at or before x. */
  by(x: number): number;
}

/** Places of a break to weigh, spaced evenly between the first and the last admissible one. */
const PLACES = 200;
const MINIMUM_POINTS = 3;

/**
 * Posterior probability of one break of a continuous line against none. Each place of the break
 * gets the weight that the Bayesian information criterion gives it: n·log(residual sum of squares)
 * plus log n for each coefficient; all places are equally likely beforehand. Residuals are treated
 * as independent; where successive records are correlated, the answer is overconfident.
 *
 * @param x regressor, in any order
 * @param y response, same length and order as `x`
 * @returns `undefined` when there are fewer than five points or a line fits them exactly
 * @see R. E. Kass and A. E. Raftery, Bayes factors, JASA 90 (1995), section 4.1.3
 */
export function breakProbability(
  x: readonly number[],
  y: readonly number[],
): BreakProbability | undefined {
  const n = x.length;
  const range = breakRange(x, MINIMUM_POINTS);
  const straight = fitLine(x, y);
  if (n < 5 || !range || !straight) return undefined;
  const squares = square(straight.residualStandardError) * straight.degreesOfFreedom;
  if (!(squares > 0)) return undefined;
  const criterion = (sum: number, coefficients: number) =>
    -0.5 * (n * ln(sum) + coefficients * ln(n));
  const none = criterion(squares, 2);
  const found = Array.from(
    { length: PLACES },
    (_, i) => range.first + ((range.last - range.first) * (i + 0.5)) / PLACES,
  ).flatMap((place) => {
    const rows = x.map((value) => [1, Math.min(0, value - place), Math.max(0, value - place)]);
    const model = fitLinearModel(rows, y);
    if (!model) return [];
    const [, before, after] = model.coefficients as [number, number, number];
    return [{ place, fit: criterion(model.residualSumSquares, 3), slower: after < before }];
  });
  // Relative to the best fit, so that no weight overflows.
  const best = found.reduce((highest, { fit }) => Math.max(highest, fit), none);
  const places = found.map((each) => ({ ...each, weight: exp(each.fit - best) / PLACES }));
  const sum = (chosen: typeof places) => chosen.reduce((total, { weight }) => total + weight, 0);
  const whole = exp(none - best) + sum(places);
  const share = (chosen: typeof places) => sum(chosen) / whole;
  return {
    probability: share(places),
    slower: share(places.filter(({ slower }) => slower)),
    by: (until) => share(places.filter(({ place }) => place <= until)),
  };
}
