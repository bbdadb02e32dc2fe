import { studentTCdf } from "./distributions/student-t.ts";
import { square } from "./elementary/square.ts";
import {
  fitLinearModel,
  type LinearModel,
  linearModelMeanInterval,
  linearModelPredictionInterval,
} from "./fit-linear-model.ts";
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";

/**
 * y = height + slope·(x − centre) + curvature·(x − centre)²: the slope is the growth at the centre,
 * twice the curvature its change per unit of x.
 */
export interface Quadratic {
  /** Mean of x; the parameters refer to it. */
  readonly centre: number;
  readonly height: number;
  readonly slope: number;
  readonly curvature: number;
  readonly curvatureStandardError: number;
  /** Two-sided p-value of the t test that the curvature is zero; 1 without degrees of freedom. */
  readonly curvaturePValue: number;
  readonly n: number;
  readonly degreesOfFreedom: number;
  readonly residualStandardError: number;
  readonly rSquared: number;
  /** The fit in standardised x, from which intervals are computed. */
  readonly model: LinearModel;
  /** Length of the unit of standardised x. */
  readonly scale: number;
}

/**
 * Fit a parabola by least squares.
 *
 * @param x regressor with at least three different values
 * @param y response, same length and order as `x`
 * @returns the parabola, or `undefined` when the points do not determine one
 */
export function fitQuadratic(x: readonly number[], y: readonly number[]): Quadratic | undefined {
  if (x.length !== y.length || x.length < 3) return undefined;
  const centre = mean(x);
  const scale = Math.max(...x.map((value) => Math.abs(value - centre)));
  if (!(scale > 0)) return undefined;
  const model = fitLinearModel(
    x.map((value) => designRow(value, centre, scale)),
    y,
  );
  if (!model) return undefined;
  const [height, slope, curvature] = model.coefficients as [number, number, number];
  const error = model.standardErrors[2]!;
  const { degreesOfFreedom } = model;
  return {
    centre,
    height,
    slope: slope / scale,
    curvature: curvature / square(scale),
    curvatureStandardError: error / square(scale),
    curvaturePValue: pValue(curvature, error, degreesOfFreedom),
    n: model.n,
    degreesOfFreedom,
    residualStandardError: model.residualStandardError,
    rSquared: model.rSquared,
    model,
    scale,
  };
}

/** Confidence interval of the mean of y at x. */
export const quadraticMeanInterval = (fit: Quadratic, x: number, level: number): Interval =>
  linearModelMeanInterval(fit.model, designRow(x, fit.centre, fit.scale), level);

/** Prediction interval of one new observation at x. */
export const quadraticPredictionInterval = (fit: Quadratic, x: number, level: number): Interval =>
  linearModelPredictionInterval(fit.model, designRow(x, fit.centre, fit.scale), level);

function designRow(x: number, centre: number, scale: number): readonly number[] {
  const standardised = (x - centre) / scale;
  return [1, standardised, standardised * standardised];
}

function pValue(estimate: number, error: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) return 1;
  if (error === 0) return estimate === 0 ? 1 : 0;
  return 2 * studentTCdf(-Math.abs(estimate / error), degreesOfFreedom);
}
