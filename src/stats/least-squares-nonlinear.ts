import { factorCholesky, solveCholesky } from "./linear-algebra.ts";

/** Residuals as a differentiable function of the variables. */
export interface ResidualFunction {
  /** Number of variables. */
  readonly variables: number;
  /** Number of residuals, at least as many as variables. */
  readonly residuals: number;
  /**
   * Fill the residuals at a point and their derivatives, row by row: the derivative of residual i
   * by variable k is at i · variables + k. A residual that is not finite means that the point is
   * outside the domain.
   */
  evaluate(point: Float64Array, residuals: Float64Array, jacobian: Float64Array): void;
}

/** Where the variables may go and when to stop. */
export interface LeastSquaresOptions {
  /** Least and largest value of each variable; unbounded by default. */
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
  /** Stop when the linear model predicts a decrease below this fraction of the sum of squares. */
  readonly relativeDecrease?: number;
  readonly maximumIterations?: number;
}

/** A least-squares optimum. */
export interface LeastSquaresFit {
  readonly point: Float64Array;
  readonly sumOfSquares: number;
  /**
   * Standard error of each variable from the linear model at the optimum; 0 for one held by a
   * bound, NaN when the residuals do not determine it.
   */
  readonly standardErrors: Float64Array;
  readonly converged: boolean;
  readonly evaluations: number;
}

/**
 * Minimise a sum of squared residuals within bounds by the method of Levenberg and Marquardt.
 *
 * Damping is in units of each variable's own curvature, so scales need not match. A variable on a
 * bound that the gradient pushes against stays there for a step; others are clipped to the bound
 * they would cross.
 *
 * @param model residuals with analytic derivatives
 * @param start first point, within the bounds; left unchanged
 * @returns the last and best point; `converged` is false when iterations ran out or the start is
 *   outside the domain
 * @see Marquardt 1963; Moré 1978, The Levenberg–Marquardt algorithm; NIST StRD nonlinear problems
 */
export function minimizeLeastSquares(
  model: ResidualFunction,
  start: readonly number[],
  options: LeastSquaresOptions = {},
): LeastSquaresFit {
  const { relativeDecrease = 1e-20, maximumIterations = 1000 } = options;
  const bounds = boundsOf(model.variables, options);
  const trial = Float64Array.from(start);
  let current = evaluateAt(model, Float64Array.from(start));
  let scales = curvatureScales(current, new Float64Array(model.variables));
  let damping = 1e-3;
  let evaluations = 1;
  let converged = false;

  while (!converged && evaluations < maximumIterations && Number.isFinite(current.sum)) {
    const held = heldVariables(current, bounds);
    const { step, promised } = dampedStep(current, scales, damping, held);
    if (promised <= relativeDecrease * current.sum) {
      converged = true;
      break;
    }
    for (let k = 0; k < trial.length; k++) {
      const moved = current.point[k]! + step[k]!;
      trial[k] = Math.min(bounds.upper[k]!, Math.max(bounds.lower[k]!, moved));
    }
    const next = evaluateAt(model, Float64Array.from(trial));
    evaluations++;
    const ratio = (current.sum - next.sum) / promised;
    // Below the rounding of the sum, gains and losses cannot be told apart.
    if (!(ratio > 1e-4) && promised < 1e-13 * current.sum) converged = true;
    if (ratio > 1e-4) {
      current = next;
      scales = curvatureScales(current, scales);
    }
    damping = nextDamping(damping, ratio);
  }
  return {
    point: current.point,
    sumOfSquares: current.sum,
    standardErrors: standardErrors(current, heldVariables(current, bounds), model.residuals),
    converged,
    evaluations,
  };
}

interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The sum of squares at a point, and its linear model: Jᵀr and JᵀJ. */
interface LinearModel {
  readonly point: Float64Array;
  readonly sum: number;
  readonly slope: Float64Array;
  readonly normal: Float64Array;
}

function boundsOf(size: number, { lower, upper }: LeastSquaresOptions): Bounds {
  return {
    lower: Float64Array.from({ length: size }, (_, k) => lower?.[k] ?? Number.NEGATIVE_INFINITY),
    upper: Float64Array.from({ length: size }, (_, k) => upper?.[k] ?? Number.POSITIVE_INFINITY),
  };
}

function evaluateAt(model: ResidualFunction, point: Float64Array): LinearModel {
  const size = model.variables;
  const residuals = new Float64Array(model.residuals);
  const jacobian = new Float64Array(model.residuals * size);
  model.evaluate(point, residuals, jacobian);
  const slope = new Float64Array(size);
  const normal = new Float64Array(size * size);
  let sum = 0;
  for (let i = 0; i < residuals.length; i++) {
    const residual = residuals[i]!;
    sum += residual * residual;
    for (let k = 0; k < size; k++) {
      const derivative = jacobian[i * size + k]!;
      slope[k]! += derivative * residual;
      for (let j = 0; j <= k; j++) {
        const other = jacobian[i * size + j]!;
        normal[k * size + j]! += derivative * other;
      }
    }
  }
  return { point, sum, slope, normal };
}

/** Diagonal of JᵀJ, never decreasing, so that a passing flat spot does not free the step. */
const curvatureScales = ({ normal }: LinearModel, before: Float64Array): Float64Array =>
  before.map((scale, k) => Math.max(scale, normal[k * before.length + k]!) || 1);

function heldVariables({ point, slope }: LinearModel, bounds: Bounds): readonly boolean[] {
  return Array.from(point, (value, k) => {
    const push = slope[k]!;
    return (value <= bounds.lower[k]! && push > 0) || (value >= bounds.upper[k]! && push < 0);
  });
}

function dampedStep(
  { slope, normal }: LinearModel,
  scales: Float64Array,
  damping: number,
  held: readonly boolean[],
): { readonly step: Float64Array; readonly promised: number } {
  const size = slope.length;
  const matrix = freeMatrix(normal, held);
  for (let k = 0; k < size; k++) {
    const diagonal = k * size + k;
    matrix[diagonal]! += damping * scales[k]!;
  }
  const step = slope.map((value, k) => (held[k] ? 0 : -value));
  if (!factorCholesky(matrix, size)) return { step: step.fill(0), promised: Number.NaN };
  solveCholesky(matrix, size, step);
  let promised = 0;
  for (let k = 0; k < size; k++) {
    const move = step[k]!;
    promised += move * (damping * scales[k]! * move - slope[k]!);
  }
  return { step, promised };
}

/** JᵀJ with the rows and columns of held variables replaced by those of the unit matrix. */
function freeMatrix(normal: Float64Array, held: readonly boolean[]): Float64Array {
  const size = held.length;
  return normal.map((value, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    if (!held[row] && !held[column]) return value;
    return row === column ? 1 : 0;
  });
}

function nextDamping(damping: number, ratio: number): number {
  if (!(ratio > 0.25)) return damping * 4;
  return ratio > 0.75 ? Math.max(damping / 8, 1e-16) : damping;
}

function standardErrors(
  { sum, normal }: LinearModel,
  held: readonly boolean[],
  residuals: number,
): Float64Array {
  const size = held.length;
  const free = held.filter((isHeld) => !isHeld).length;
  const factor = freeMatrix(normal, held);
  const errors = new Float64Array(size).fill(Number.NaN);
  if (residuals <= free || !factorCholesky(factor, size)) return errors;
  return errors.map((_, k) => {
    if (held[k]) return 0;
    const unit = new Float64Array(size);
    unit[k] = 1;
    solveCholesky(factor, size, unit);
    return Math.sqrt((unit[k]! * sum) / (residuals - free));
  });
}
