import { drawCounts } from "./draw-counts.ts";
import { fillObjective, lawOfPoint, logCentre, pointOfLaw } from "./fit-scaling-law.ts";
import { newtonMinimizer, type TwiceDifferentiable } from "./minimize-newton.ts";
import type { ResampleRange } from "./resample-range.ts";
import type { ScalingLaw, ScalingPoint } from "./scaling-law.ts";
import type { ScalingLawObjective } from "./scaling-law-objective.ts";

/** Laws fitted to resamples, one column per parameter. */
export type ScalingLawDraws = { readonly [Name in keyof ScalingLaw]: Float64Array } & {
  /** Resamples whose descent ran out of iterations; their last point is kept. */
  readonly unconverged: number;
};

/**
 * Fit the law to resamples of the points with replacement, each by a Newton descent from `law`.
 *
 * A point drawn several times enters once with its multiplicity.
 *
 * @param points the points of the fit
 * @param law the optimum for all points
 * @param range seed, and the numbers of the resamples, from `from` up to but excluding `to`
 * @returns `to − from` draws of each parameter
 * @see Besiroglu et al. 2024, arXiv 2404.10102, whose standard errors come from 4,000 resamples
 */
export function bootstrapScalingLaw(
  points: readonly ScalingPoint[],
  law: ScalingLaw,
  range: ResampleRange,
): ScalingLawDraws {
  const size = range.to - range.from;
  const column = () => new Float64Array(size);
  const draws = { A: column(), B: column(), E: column(), alpha: column(), beta: column() };
  const centre = logCentre(points);
  const whole = fillObjective(points, centre);
  const resample = fillObjective(points, centre);
  const counts = new Int32Array(points.length);
  const minimize = newtonMinimizer(5);
  const start = pointOfLaw(law, centre);
  whole.evaluate(start, new Float64Array(5), new Float64Array(25));
  let isAtStart = true;
  const objective: TwiceDifferentiable = {
    dimension: 5,
    evaluate(point, gradient, hessian) {
      // All descents start at one point, where the exponentials are those of the whole sample.
      if (!isAtStart) return resample.evaluate(point, gradient, hessian);
      isAtStart = false;
      return resample.sumTerms(gradient, hessian);
    },
  };
  let unconverged = 0;

  for (let draw = 0; draw < size; draw++) {
    drawCounts(range.seed, range.from + draw, counts);
    compress(whole, counts, resample);
    isAtStart = true;
    const { point, converged } = minimize(objective, start, DESCENT);
    if (!converged) unconverged++;
    const fitted = lawOfPoint(point, centre);
    draws.A[draw] = fitted.A;
    draws.B[draw] = fitted.B;
    draws.E[draw] = fitted.E;
    draws.alpha[draw] = fitted.alpha;
    draws.beta[draw] = fitted.beta;
  }
  return { ...draws, unconverged };
}

/** Resamples move the optimum by tenths; the objective is wanted to 1e-10, relatively. */
const DESCENT = { relativeDecrease: 1e-10, initialRadius: 0.1 };

/** Copy the points that were drawn, with multiplicities as weights. */
function compress(
  whole: ScalingLawObjective,
  counts: Int32Array,
  resample: ScalingLawObjective,
): void {
  let kept = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    resample.x[kept] = whole.x[i]!;
    resample.y[kept] = whole.y[i]!;
    resample.logLoss[kept] = whole.logLoss[i]!;
    resample.weight[kept] = count;
    resample.terms.residual[kept] = whole.terms.residual[i]!;
    resample.terms.shareA[kept] = whole.terms.shareA[i]!;
    resample.terms.shareB[kept] = whole.terms.shareB[i]!;
    kept++;
  }
  resample.count = kept;
}
