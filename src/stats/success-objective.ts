import { exponential, logarithm } from "./exponential.ts";
import type { TwiceDifferentiable } from "./minimize-newton.ts";

/** The published weight of the log loss against the ridge slope²/2. */
const LOSS_FACTOR = 10;

/**
 * 10 × weighted mean log loss of σ(slope·x + intercept) + slope²/2, as a function of (slope,
 * intercept).
 *
 * Reusable: set `count` to 0 and add points again. The intercept is not penalised.
 */
export interface SuccessObjective extends TwiceDifferentiable {
  /** How many points have been added. */
  count: number;
  /** Add a point: x, its weight, and the share of successes in it. */
  add(x: number, weight: number, share: number): void;
  /** Weighted share of successes; not a number without points. */
  successShare(): number;
}

/** An objective without points, with room for `capacity` of them. */
export function createSuccessObjective(capacity: number): SuccessObjective {
  const xs = new Float64Array(capacity);
  const weights = new Float64Array(capacity);
  const shares = new Float64Array(capacity);
  const objective: SuccessObjective = {
    dimension: 2,
    count: 0,
    add(x, weight, share) {
      const i = objective.count++;
      xs[i] = x;
      weights[i] = weight;
      shares[i] = share;
    },
    successShare() {
      let total = 0;
      let successes = 0;
      for (let i = 0; i < objective.count; i++) {
        total += weights[i]!;
        successes += weights[i]! * shares[i]!;
      }
      return successes / total;
    },
    evaluate(point, gradient, hessian) {
      const slope = point[0]!;
      const intercept = point[1]!;
      let total = 0;
      let loss = 0;
      let bySlope = 0;
      let byIntercept = 0;
      let slopeTwice = 0;
      let both = 0;
      let interceptTwice = 0;
      for (let i = 0; i < objective.count; i++) {
        const x = xs[i]!;
        const weight = weights[i]!;
        const share = shares[i]!;
        const z = slope * x + intercept;
        const tail = exponential(-Math.abs(z));
        const chance = z > 0 ? 1 / (1 + tail) : tail / (1 + tail);
        const force = weight * (chance - share);
        const curvature = weight * chance * (1 - chance);
        total += weight;
        loss += weight * (Math.max(z, 0) + logarithm(1 + tail) - share * z);
        bySlope += force * x;
        byIntercept += force;
        slopeTwice += curvature * x * x;
        both += curvature * x;
        interceptTwice += curvature;
      }
      const scale = LOSS_FACTOR / total;
      gradient[0] = scale * bySlope + slope;
      gradient[1] = scale * byIntercept;
      hessian[0] = scale * slopeTwice + 1;
      hessian[1] = scale * both;
      hessian[2] = scale * both;
      hessian[3] = scale * interceptTwice;
      return scale * loss + 0.5 * slope * slope;
    },
  };
  return objective;
}
