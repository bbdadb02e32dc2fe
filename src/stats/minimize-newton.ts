import { dot, factorCholesky, norm, solveCholesky, solveLower } from "./linear-algebra.ts";

/** A function with its first two derivatives. */
export interface TwiceDifferentiable {
  readonly dimension: number;
  /**
   * Value at a point. Fills the gradient and the row-major Hessian (its lower triangle suffices). A
   * value that is not finite means that the point is outside the domain.
   */
  evaluate(point: Float64Array, gradient: Float64Array, hessian: Float64Array): number;
}

/** When to stop, and how far the first step may reach. */
export interface NewtonOptions {
  /** Stop when the quadratic model predicts a decrease below this fraction of the value. */
  readonly relativeDecrease?: number;
  /** Also stop when it predicts less than this; needed where the least value is zero. */
  readonly absoluteDecrease?: number;
  readonly maximumIterations?: number;
  /** Length of the longest first step, in the units of the variables. */
  readonly initialRadius?: number;
}

/** Where a minimiser stopped. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  /** Whether the predicted decrease fell below the tolerance. */
  readonly converged: boolean;
  /** How often the function was evaluated. */
  readonly evaluations: number;
}

/**
 * Minimise by Newton's method within a trust region.
 *
 * The step minimises the quadratic model over a ball, so directions of negative curvature are
 * followed downhill rather than to a saddle. The variables should be of comparable scale.
 *
 * @param objective the function; must have a finite value at `start`
 * @param start first point, left unchanged
 * @returns the last and best point; `converged` is false when the iterations ran out or the start
 *   was outside the domain
 * @see Moré & Sorensen 1983, Computing a trust region step; Conn, Gould & Toint 2000, §7.3
 */
export const minimizeNewton = (
  objective: TwiceDifferentiable,
  start: Float64Array,
  options: NewtonOptions = {},
): Minimum => newtonMinimizer(objective.dimension)(objective, start, options);

/** Like `minimizeNewton`, with working memory that repeated calls share. */
export function newtonMinimizer(size: number): typeof minimizeNewton {
  let gradient = new Float64Array(size);
  let hessian = new Float64Array(size * size);
  let trialGradient = new Float64Array(size);
  let trialHessian = new Float64Array(size * size);
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const subproblem = trustRegionStep(size);

  return (objective, start, options = {}) => {
    const {
      relativeDecrease = 1e-14,
      absoluteDecrease = 0,
      maximumIterations = 200,
      initialRadius = 1,
    } = options;
    const point = start.slice();
    let value = objective.evaluate(point, gradient, hessian);
    let radius = initialRadius;
    let evaluations = 1;
    if (!Number.isFinite(value)) return { point, value, converged: false, evaluations };

    while (evaluations <= maximumIterations) {
      const promised = subproblem(gradient, hessian, radius, step);
      if (promised <= relativeDecrease * Math.abs(value) + absoluteDecrease) {
        return { point, value, converged: true, evaluations };
      }
      for (let k = 0; k < size; k++) trial[k] = point[k]! + step[k]!;
      const trialValue = objective.evaluate(trial, trialGradient, trialHessian);
      evaluations++;
      const ratio = (value - trialValue) / promised;
      radius = nextRadius(radius, norm(step), ratio);
      if (ratio > 1e-4) {
        point.set(trial);
        value = trialValue;
        [gradient, trialGradient] = [trialGradient, gradient];
        [hessian, trialHessian] = [trialHessian, hessian];
      } else if (promised < 1e-13 * Math.abs(value)) {
        // The predicted decrease is lost in the rounding of the value: no further progress is
        // possible.
        return { point, value, converged: true, evaluations };
      }
    }
    return { point, value, converged: false, evaluations };
  };
}

function nextRadius(radius: number, length: number, ratio: number): number {
  if (!(ratio > 0.25)) return 0.25 * length;
  return ratio > 0.75 ? Math.max(radius, 2 * length) : radius;
}

/**
 * The step that minimises gradient·s + ½ s·hessian·s over |s| ≤ radius, by Newton's method on the
 * secular equation. Writes the step and returns the decrease that the model predicts; NaN when the
 * Hessian is not finite.
 */
function trustRegionStep(size: number) {
  const factor = new Float64Array(size * size);
  const scaled = new Float64Array(size);

  return (
    gradient: Float64Array,
    hessian: Float64Array,
    radius: number,
    step: Float64Array,
  ): number => {
    let damping = 0;
    let lowest = 0;
    let highest = Number.POSITIVE_INFINITY;
    let promised = Number.NaN;
    for (let attempt = 0; attempt < 60; attempt++) {
      factor.set(hessian);
      for (let k = 0; k < size; k++) factor[k * size + k]! += damping;
      if (!factorCholesky(factor, size)) {
        lowest = damping;
        damping = Math.max(between(lowest, highest), 1e-3 * largestDiagonal(hessian, size));
        continue;
      }
      for (let k = 0; k < size; k++) step[k] = -gradient[k]!;
      solveCholesky(factor, size, step);
      promised = 0.5 * (damping * dot(step, step) - dot(gradient, step));
      const length = norm(step);
      if (length <= radius * 1.1 && (damping === 0 || length >= radius * 0.9)) break;
      if (length < radius) highest = damping;
      else lowest = damping;
      // A gradient with no component along the lowest curvature never fills the ball; inside is
      // enough.
      if (length < radius && highest - lowest <= 1e-3 * highest) break;
      scaled.set(step);
      solveLower(factor, size, scaled);
      const secant = damping + (length / radius - 1) * ((length * length) / dot(scaled, scaled));
      damping = secant > lowest && secant < highest ? secant : between(lowest, highest);
    }
    return promised;
  };
}

/** A damping between the bounds: their geometric mean, or twice the lower when there is no upper. */
function between(lowest: number, highest: number): number {
  if (highest === Number.POSITIVE_INFINITY) return 4 * lowest;
  return Math.sqrt(Math.max(lowest, 1e-3 * highest) * highest);
}

function largestDiagonal(matrix: Float64Array, size: number): number {
  let largest = Number.MIN_VALUE;
  for (let k = 0; k < size; k++) {
    largest = Math.max(largest, Math.abs(matrix[k * size + k]!));
  }
  return largest;
}
