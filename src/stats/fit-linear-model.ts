import { type Interval, symmetricInterval } from "./interval.ts";
import { mean } from "./mean.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

/** A least-squares fit y = Σ coefficient · column. */
export interface LinearModel {
  readonly coefficients: readonly number[];
  /** Infinite when no degrees of freedom are left. */
  readonly standardErrors: readonly number[];
  readonly n: number;
  readonly degreesOfFreedom: number;
  readonly residualStandardError: number;
  readonly residualSumSquares: number;
  /** Explained part of the variance about the mean; meaningful with a constant column. */
  readonly rSquared: number;
  /** Inverse of the triangular factor R of the design, rows of its upper triangle. */
  readonly inverseFactor: readonly (readonly number[])[];
}

/** A column that projection shortens to less than this share depends on the others. */
const DEPENDENT = 1e-12;

/**
 * Fit y = Σ coefficient · column by least squares, with Householder reflections.
 *
 * @param rows one row of the design per observation, equally long; a constant is a column of ones
 * @param y response, as long as `rows`
 * @returns the fit, or `undefined` when the columns depend on each other or points are too few
 * @see NIST StRD, Longley and Pontius, for the certified values used in the tests
 */
export function fitLinearModel(
  rows: readonly (readonly number[])[],
  y: readonly number[],
): LinearModel | undefined {
  const n = rows.length;
  const size = rows[0]?.length ?? 0;
  if (size === 0 || n < size || y.length !== n) return undefined;
  const columns = Array.from({ length: size }, (_, j) => rows.map((row) => row[j]!));
  const target = y.slice();
  if (![...columns, target].every((vector) => vector.every(Number.isFinite))) return undefined;
  const factor = reflectToTriangle(columns, target);
  if (!factor) return undefined;

  const inverseFactor = invertTriangle(factor);
  const coefficients = inverseFactor.map((row) => dot(row, target));
  const residualSumSquares = sumSquares(target, size);
  const degreesOfFreedom = n - size;
  const residualStandardError =
    degreesOfFreedom > 0
      ? Math.sqrt(residualSumSquares / degreesOfFreedom)
      : Number.POSITIVE_INFINITY;
  const centre = mean(y);
  const totalSquares = sumSquares(y.map((value) => value - centre));
  return {
    coefficients,
    standardErrors: inverseFactor.map((row) => residualStandardError * Math.sqrt(sumSquares(row))),
    n,
    degreesOfFreedom,
    residualStandardError,
    residualSumSquares,
    rSquared: totalSquares > 0 ? 1 - residualSumSquares / totalSquares : 1,
    inverseFactor,
  };
}

/** Confidence interval of the mean response at a row of the design. */
export const linearModelMeanInterval = (
  model: LinearModel,
  row: readonly number[],
  level: number,
): Interval => intervalAt(model, row, level, leverage(model, row), "mean");

/** Prediction interval of one new observation at a row of the design. */
export const linearModelPredictionInterval = (
  model: LinearModel,
  row: readonly number[],
  level: number,
): Interval => intervalAt(model, row, level, 1 + leverage(model, row), "prediction");

function intervalAt(
  model: LinearModel,
  row: readonly number[],
  level: number,
  variance: number,
  kind: "mean" | "prediction",
): Interval {
  const reach = studentTMultiple(level, model.degreesOfFreedom) * model.residualStandardError;
  return symmetricInterval(dot(row, model.coefficients), reach * Math.sqrt(variance), level, kind);
}

/** row (XᵀX)⁻¹ rowᵀ, from XᵀX = RᵀR. */
const leverage = (model: LinearModel, row: readonly number[]): number =>
  sumSquares(
    row.map((_, j) => row.reduce((sum, value, i) => sum + value * model.inverseFactor[i]![j]!, 0)),
  );

/** Reflect columns and target in place until the columns are upper triangular; return R by rows. */
function reflectToTriangle(columns: number[][], target: number[]): number[][] | undefined {
  const size = columns.length;
  for (let k = 0; k < size; k++) {
    const column = columns[k]!;
    const length = Math.sqrt(sumSquares(column, k));
    if (!(length > DEPENDENT * Math.sqrt(sumSquares(column)))) return undefined;
    const diagonal = column[k]! > 0 ? -length : length;
    // From k on the column is now the mirror.
    column[k]! -= diagonal;
    const half = sumSquares(column, k) / 2;
    for (let j = k + 1; j < size; j++) reflect(columns[j]!, column, k, half);
    reflect(target, column, k, half);
    column[k] = diagonal;
  }
  return Array.from({ length: size }, (_, i) =>
    columns.map((column, j) => (j < i ? 0 : column[i]!)),
  );
}

function reflect(vector: number[], mirror: readonly number[], from: number, half: number): void {
  let product = 0;
  for (let i = from; i < mirror.length; i++) product += mirror[i]! * vector[i]!;
  const factor = product / half;
  for (let i = from; i < mirror.length; i++) vector[i]! -= factor * mirror[i]!;
}

function invertTriangle(factor: readonly (readonly number[])[]): number[][] {
  const size = factor.length;
  const inverse = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let j = 0; j < size; j++) {
    for (let i = j; i >= 0; i--) {
      let sum = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) {
        sum -= factor[i]![k]! * inverse[k]![j]!;
      }
      inverse[i]![j] = sum / factor[i]![i]!;
    }
  }
  return inverse;
}

/** Of the longer one, the first numbers alone. */
function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function sumSquares(values: readonly number[], from = 0): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}
