import { dot, norm } from "./linear-algebra.ts";
import type { Minimum } from "./minimize-newton.ts";

/** A function with its gradient. */
export interface Differentiable {
  readonly dimension: number;
  /** Value at a point; fills the gradient. Not finite outside of the domain. */
  evaluate(point: Float64Array, gradient: Float64Array): number;
}

/** When to stop. */
export interface QuasiNewtonOptions {
  /** Stop when no component of the gradient is larger than this. */
  readonly gradientTolerance?: number;
  readonly maximumIterations?: number;
}

/**
 * Minimise by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, for functions of
 * up to some hundred variables whose second derivatives are not at hand.
 *
 * @param objective the function; must have a finite value at `start`
 * @param start first point, left unchanged
 * @returns the last and best point; `converged` is false when iterations ran out, no step improved,
 *   or the start was outside of the domain
 * @see Nocedal & Wright, Numerical Optimization, 2nd ed., algorithms 3.5, 3.6 and 6.1
 */
export function minimizeQuasiNewton(
  objective: Differentiable,
  start: Float64Array,
  options: QuasiNewtonOptions = {},
): Minimum {
  const { gradientTolerance = 1e-8, maximumIterations = 500 } = options;
  const size = objective.dimension;
  const inverse = new Float64Array(size * size);
  let evaluations = 0;
  const at: Evaluate = (point) => {
    evaluations++;
    const gradient = new Float64Array(size);
    return { point, value: objective.evaluate(point, gradient), gradient };
  };
  let current = at(Float64Array.from(start));
  let isFirst = true;

  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    if (!Number.isFinite(current.value)) break;
    if (current.gradient.every((slope) => Math.abs(slope) <= gradientTolerance)) {
      return { point: current.point, value: current.value, converged: true, evaluations };
    }
    if (isFirst) scaleIdentity(inverse, size, 1 / norm(current.gradient));
    const next = searchLine(at, current, descentOf(inverse, current.gradient));
    if (next === undefined) {
      // The curvature learnt so far may mislead; begin again from steepest descent, once.
      if (isFirst) break;
      isFirst = true;
      continue;
    }
    learn(inverse, current, next, isFirst);
    isFirst = false;
    current = next;
  }
  return { point: current.point, value: current.value, converged: false, evaluations };
}

interface Sample {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

type Evaluate = (point: Float64Array) => Sample;

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;

/**
 * A point along the direction where the value has fallen enough and the slope has flattened enough
 * (the strong Wolfe conditions), or the best one met; nothing when no point is lower.
 */
function searchLine(at: Evaluate, from: Sample, direction: Float64Array): Sample | undefined {
  const slope = dot(from.gradient, direction);
  if (!(slope < 0)) return undefined;
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let length = 1;
  let best: Sample | undefined;
  for (let trial = 0; trial < 60; trial++) {
    const sample = at(from.point.map((value, k) => value + length * direction[k]!));
    const enough = sample.value <= from.value + SUFFICIENT_DECREASE * length * slope;
    const there = dot(sample.gradient, direction);
    if (sample.value < (best?.value ?? from.value)) best = sample;
    if (enough && Math.abs(there) <= -CURVATURE * slope) return sample;
    // Past the dip when the value has not fallen, or rises again.
    if (!enough || there > 0) high = length;
    else low = length;
    length = high === Number.POSITIVE_INFINITY ? 2 * length : (low + high) / 2;
  }
  return best;
}

function descentOf(inverse: Float64Array, gradient: Float64Array): Float64Array {
  const size = gradient.length;
  return gradient.map((_, row) => -dot(inverse.subarray(row * size, (row + 1) * size), gradient));
}

function scaleIdentity(matrix: Float64Array, size: number, scale: number): void {
  matrix.fill(0);
  for (let k = 0; k < size; k++) matrix[k * size + k] = scale;
}

/** Update the inverse Hessian so that it takes the change of gradient to the step. */
function learn(inverse: Float64Array, before: Sample, after: Sample, isFirst: boolean): void {
  const size = before.point.length;
  const step = after.point.map((value, k) => value - before.point[k]!);
  const change = after.gradient.map((value, k) => value - before.gradient[k]!);
  const along = dot(step, change);
  if (!(along > 1e-14 * norm(step) * norm(change))) return;
  if (isFirst) scaleIdentity(inverse, size, along / dot(change, change));
  const mapped = descentOf(inverse, change).map((value) => -value);
  const weight = (1 + dot(change, mapped) / along) / along;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [s, t] = [step[row]!, step[column]!];
      const cross = mapped[row]! * t + s * mapped[column]!;
      const index = row * size + column;
      inverse[index] = inverse[index]! + weight * s * t - cross / along;
    }
  }
}
