import { exp } from "./elementary/exp.ts";
import { ln } from "./elementary/ln.ts";
import { fitLine } from "./fit-line.ts";
import { fitLinearModel, type LinearModel } from "./fit-linear-model.ts";
import { type Interval, symmetricInterval } from "./interval.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

/** y = floor + (ceiling − floor) / (1 + e^(−rate·(x − midpoint))): growth that saturates. */
export interface LogisticGrowth {
  /** Given, not fitted. */
  readonly floor: number;
  readonly ceiling: number;
  /** Growth rate far below the ceiling, per unit of x; negative for a decline. */
  readonly rate: number;
  /** Where y is half way between floor and ceiling. */
  readonly midpoint: number;
  readonly ceilingStandardError: number;
  readonly rateStandardError: number;
  readonly midpointStandardError: number;
  readonly n: number;
  readonly degreesOfFreedom: number;
  readonly residualSumSquares: number;
  readonly residualStandardError: number;
  /** The linear fit in the neighbourhood of the optimum, from which intervals are computed. */
  readonly tangent: LinearModel;
}

interface Parameters {
  readonly height: number;
  readonly rate: number;
  readonly midpoint: number;
}

/** Ceilings to start from, as multiples of the highest point above the floor. */
const STARTS = [1.02, 1.2, 2, 5];
const MAX_ITERATIONS = 300;
/** Relative rounding of a sum of squares. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * Fit a saturating curve by nonlinear least squares (Levenberg–Marquardt from several ceilings).
 *
 * @param x regressor, at least four points with three different values
 * @param y response above `floor`, same length and order as `x`
 * @param floor the other asymptote, known
 * @returns the curve; `undefined` when the points do not determine one, as when they show no bend
 *   towards a ceiling and the best ceiling runs away
 * @see NIST StRD, Rat42, for the certified values used in the test
 */
export function fitLogisticGrowth(
  x: readonly number[],
  y: readonly number[],
  floor = 0,
): LogisticGrowth | undefined {
  if (x.length !== y.length || x.length < 4 || ![...x, ...y].every(Number.isFinite))
    return undefined;
  const heights = y.map((value) => value - floor);
  const highest = Math.max(...heights);
  if (!(Math.min(...heights) > 0)) return undefined;
  const found = STARTS.flatMap((multiple) => {
    const start = startFrom(x, heights, multiple * highest);
    const end = start && descend(x, heights, start);
    return end ? [{ end, squares: sumSquares(residualsOf(x, heights, end)) }] : [];
  }).sort((a, b) => a.squares - b.squares)[0];
  return found && describe(x, heights, floor, found.end);
}

/** Height of the curve at x. */
export const logisticGrowthAt = (fit: LogisticGrowth, x: number): number =>
  fit.floor + (fit.ceiling - fit.floor) * share(fit, x);

/** Approximate confidence interval of the mean of y at x, by linearisation. */
export const logisticGrowthMeanInterval = (
  fit: LogisticGrowth,
  x: number,
  level: number,
): Interval => intervalAt(fit, x, level, 0, "mean");

/** Approximate prediction interval of one new observation at x, by linearisation. */
export const logisticGrowthPredictionInterval = (
  fit: LogisticGrowth,
  x: number,
  level: number,
): Interval => intervalAt(fit, x, level, 1, "prediction");

function intervalAt(
  fit: LogisticGrowth,
  x: number,
  level: number,
  own: 0 | 1,
  kind: "mean" | "prediction",
): Interval {
  const row = gradientAt({ ...fit, height: fit.ceiling - fit.floor }, x);
  const { inverseFactor } = fit.tangent;
  const spread = row.map((_, j) =>
    row.reduce((sum, value, i) => sum + value * inverseFactor[i]![j]!, 0),
  );
  const reach = studentTMultiple(level, fit.degreesOfFreedom) * fit.residualStandardError;
  const halfWidth = reach * Math.sqrt(own + sumSquares(spread));
  return symmetricInterval(logisticGrowthAt(fit, x), halfWidth, level, kind);
}

const share = ({ rate, midpoint }: Pick<Parameters, "rate" | "midpoint">, x: number): number =>
  1 / (1 + exp(-rate * (x - midpoint)));

/** Derivatives of the curve by height, rate and midpoint. */
function gradientAt(parameters: Parameters, x: number): readonly [number, number, number] {
  const { height, rate, midpoint } = parameters;
  const reached = share(parameters, x);
  const bend = height * reached * (1 - reached);
  return [reached, bend * (x - midpoint), -bend * rate];
}

/** With a ceiling given, log-odds of the reached share are a line. */
function startFrom(
  x: readonly number[],
  heights: readonly number[],
  height: number,
): Parameters | undefined {
  const line = fitLine(
    x,
    heights.map((value) => ln(value / (height - value))),
  );
  if (!line || line.slope === 0) return undefined;
  return { height, rate: line.slope, midpoint: line.meanX - line.meanY / line.slope };
}

/** Damped Gauss–Newton steps until none moves the curve; nothing when that does not happen. */
function descend(
  x: readonly number[],
  heights: readonly number[],
  start: Parameters,
): Parameters | undefined {
  let parameters = start;
  let squares = sumSquares(residualsOf(x, heights, start));
  let damping = 1e-3;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const step = dampedStep(x, heights, parameters, damping);
    if (!step) return undefined;
    const next = {
      height: parameters.height + step[0],
      rate: parameters.rate + step[1],
      midpoint: parameters.midpoint + step[2],
    };
    const nextSquares = sumSquares(residualsOf(x, heights, next));
    // At the bottom rounding decides whether a sum has grown, and full steps still come closer.
    if (nextSquares <= squares * (1 + ROUNDING) && next.height > 0) {
      const settled = relativeSize(step, next) < 1e-9 && damping < 1e-6;
      parameters = next;
      squares = nextSquares;
      damping = Math.max(1e-12, damping / 10);
      if (settled) return parameters;
    } else {
      if (relativeSize(step, parameters) < 1e-11) return parameters;
      damping *= 10;
    }
  }
  return undefined;
}

const relativeSize = (step: readonly number[], { height, rate, midpoint }: Parameters): number =>
  Math.max(
    Math.abs(step[0]! / height),
    Math.abs(step[1]! / rate),
    Math.abs(step[2]! * rate) / (1 + Math.abs(midpoint * rate)),
  );

/** Least squares of the linearised residuals, with a row per parameter that holds it back. */
function dampedStep(
  x: readonly number[],
  heights: readonly number[],
  parameters: Parameters,
  damping: number,
): readonly [number, number, number] | undefined {
  const rows = x.map((value) => gradientAt(parameters, value));
  const holds = [0, 1, 2].map((j) => {
    const length = Math.sqrt(sumSquares(rows.map((row) => row[j]!)));
    return [0, 1, 2].map((k) => (k === j ? Math.sqrt(damping) * length : 0));
  });
  const fit = fitLinearModel(
    [...rows, ...holds],
    [...residualsOf(x, heights, parameters), 0, 0, 0],
  );
  return fit?.coefficients as readonly [number, number, number] | undefined;
}

const residualsOf = (
  x: readonly number[],
  heights: readonly number[],
  parameters: Parameters,
): number[] => heights.map((value, i) => value - parameters.height * share(parameters, x[i]!));

function describe(
  x: readonly number[],
  heights: readonly number[],
  floor: number,
  parameters: Parameters,
): LogisticGrowth | undefined {
  const rows = x.map((value) => gradientAt(parameters, value));
  const tangent = fitLinearModel(rows, residualsOf(x, heights, parameters));
  if (!tangent) return undefined;
  const { height, rate, midpoint } = parameters;
  const [ceilingStandardError, rateStandardError, midpointStandardError] =
    tangent.standardErrors as [number, number, number];
  return {
    floor,
    ceiling: floor + height,
    rate,
    midpoint,
    ceilingStandardError,
    rateStandardError,
    midpointStandardError,
    n: x.length,
    degreesOfFreedom: tangent.degreesOfFreedom,
    residualSumSquares: tangent.residualSumSquares,
    residualStandardError: tangent.residualStandardError,
    tangent,
  };
}

const sumSquares = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value * value, 0);
