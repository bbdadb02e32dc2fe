import { itemAt } from "../../../base/item-at.ts";
import { exp } from "../../../stats/elementary/exp.ts";
import { log10 } from "../../../stats/elementary/log10.ts";
import { fitLine } from "../../../stats/fit-line.ts";
import {
  fitLinearModel,
  linearModelMeanInterval,
  linearModelPredictionInterval,
} from "../../../stats/fit-linear-model.ts";
import type { Interval } from "../../../stats/interval.ts";
import {
  type LeastSquaresFit,
  minimizeLeastSquares,
  type ResidualFunction,
} from "../../../stats/least-squares-nonlinear.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { explainedVariance } from "./explained-variance.ts";
import type { FitForm } from "./form-fit.ts";

/** log10 of a value that grows exponentially at first and then approaches a ceiling. */
interface Curve {
  /** log10 of the ceiling. */
  readonly ceiling: number;
  /** Growth far below the ceiling, natural logarithm per year. */
  readonly rate: number;
  /** Decimal year at which half the ceiling is reached. */
  readonly midpoint: number;
}

/** Starting ceilings above the highest point, and the ceiling that counts as none. */
const STARTS = [0.05, 0.3, 1];
const NO_CEILING = 3;

/**
 * Growth that saturates: least squares of log10 value on a logistic curve with floor 0. It is not
 * determined when the points show no bend: the best ceiling, or the upper end of its interval, is
 * then a thousand times above them. The slope is that at the last date; intervals come from
 * linearising the curve.
 */
export const fitLogistic: FitForm = (years, values, level) => {
  const curve = bestCurve(years, values);
  if (!curve) return undefined;
  const rows = years.map((year) => gradient(curve, year));
  const tangent = fitLinearModel(
    rows,
    values.map((value, i) => value - heightAt(curve, itemAt(years, i))),
  );
  if (!tangent || !(tangent.degreesOfFreedom > 0)) return undefined;
  const reach = studentTMultiple(level, tangent.degreesOfFreedom);
  const highestCeiling = curve.ceiling + reach * itemAt(tangent.standardErrors, 0);
  if (!(highestCeiling < Math.max(...values) + NO_CEILING)) return undefined;
  const end = Math.max(...years);
  const slope = shift(
    linearModelMeanInterval(tangent, slopeGradient(curve, end), level),
    slopeAt(curve, end),
  );
  return {
    form: "logistic",
    slope: { ...slope, kind: "confidence" },
    standardError: (slope.upper - slope.lower) / 2 / reach,
    rSquared: explainedVariance(
      values,
      years.map((year) => heightAt(curve, year)),
    ),
    degreesOfFreedom: tangent.degreesOfFreedom,
    at: (year, kind, asked) => {
      const interval = kind === "mean" ? linearModelMeanInterval : linearModelPredictionInterval;
      return shift(interval(tangent, gradient(curve, year), asked), heightAt(curve, year));
    },
  };
};

/**
 * The best of the optima from several starting ceilings; nothing when its ceiling is too high to
 * count.
 */
function bestCurve(years: readonly number[], values: readonly number[]): Curve | undefined {
  const line = fitLine(years, values);
  if (!line || line.n < 4 || !(line.slope > 0)) return undefined;
  const highest = Math.max(...values);
  const model = residualsOf(years, values);
  const optima = STARTS.map((above) =>
    minimizeLeastSquares(model, [highest + above, 2 * line.slope * Math.LN10, Math.max(...years)], {
      lower: [Math.min(...values), 1e-3, Math.min(...years) - 50],
      upper: [highest + NO_CEILING, 100, Math.max(...years) + 50],
    }),
  ).filter(({ converged }) => converged);
  const best = optima.reduce<LeastSquaresFit | undefined>(
    (least, optimum) => (least && least.sumOfSquares <= optimum.sumOfSquares ? least : optimum),
    undefined,
  );
  if (!best) return undefined;
  const curve = curveOf(best.point);
  return curve.ceiling < highest + NO_CEILING ? curve : undefined;
}

const curveOf = (point: Float64Array): Curve => ({
  ceiling: itemAt(point, 0),
  rate: itemAt(point, 1),
  midpoint: itemAt(point, 2),
});

const residualsOf = (years: readonly number[], values: readonly number[]): ResidualFunction => ({
  variables: 3,
  residuals: years.length,
  evaluate(point, residuals, jacobian) {
    const curve = curveOf(point);
    years.forEach((year, i) => {
      residuals[i] = heightAt(curve, year) - itemAt(values, i);
      jacobian.set(gradient(curve, year), 3 * i);
    });
  },
});

/** Share of the ceiling not yet reached. */
const missing = ({ rate, midpoint }: Curve, year: number): number =>
  1 / (1 + exp(rate * (year - midpoint)));

const heightAt = (curve: Curve, year: number): number =>
  curve.ceiling + log10(1 - missing(curve, year));

const slopeAt = (curve: Curve, year: number): number =>
  (curve.rate * missing(curve, year)) / Math.LN10;

/** Derivatives of the height with respect to ceiling, rate and midpoint. */
function gradient(curve: Curve, year: number): readonly [number, number, number] {
  const open = missing(curve, year) / Math.LN10;
  return [1, open * (year - curve.midpoint), -open * curve.rate];
}

/** Derivatives of the slope with respect to ceiling, rate and midpoint. */
function slopeGradient(curve: Curve, year: number): readonly [number, number, number] {
  const open = missing(curve, year);
  const bend = (curve.rate * open * (1 - open)) / Math.LN10;
  return [0, open / Math.LN10 - bend * (year - curve.midpoint), bend * curve.rate];
}

/** The tangent's own value is zero at the optimum up to rounding; only its width is used. */
const shift = (interval: Interval, value: number): Interval => ({
  ...interval,
  value,
  lower: value + (interval.lower - interval.value),
  upper: value + (interval.upper - interval.value),
});
