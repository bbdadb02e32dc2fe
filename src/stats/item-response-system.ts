import { square } from "./elementary/square.ts";
import { exponential } from "./exponential.ts";
import { dot, factorCholesky, solveCholesky } from "./linear-algebra.ts";

/** Scores grouped by model, and within a model in ascending order of benchmark. */
export interface ScoreTable {
  readonly models: number;
  readonly benchmarks: number;
  /** Row at which each model begins, and at the end the number of rows. */
  readonly begin: Int32Array;
  readonly benchmark: Int32Array;
  readonly performance: Float64Array;
  /** Multiplicity of each row; a resample rewrites it. */
  readonly weight: Float64Array;
}

/** Variables of the fit, in raw units. */
export interface ItemResponsePoint {
  readonly capability: Float64Array;
  /** Difficulty and slope of each benchmark in turn. */
  readonly items: Float64Array;
}

/** Which variables may not move in the next step. */
export interface HeldVariables {
  readonly capability: Uint8Array;
  readonly items: Uint8Array;
}

/**
 * The Newton system of the item-response cost, whose second derivatives couple a model only with
 * the benchmarks it was scored on: eliminating the models leaves a small dense matrix.
 */
export interface ItemResponseSystem {
  readonly gradient: ItemResponsePoint;
  readonly step: ItemResponsePoint;
  /** The cost at a point, with gradient and second derivatives kept for `solve`. */
  evaluate(point: ItemResponsePoint): number;
  /**
   * Newton step with `damping` added to the diagonal and held variables left in place.
   *
   * @returns the decrease that the quadratic model predicts; NaN when it has no minimum
   */
  solve(damping: number, held: HeldVariables): number;
}

/** A system over a table, with `ridge` times half the sum of squared variables in the cost. */
export function createItemResponseSystem(
  table: ScoreTable,
  ridge: number,
  anchor: number,
): ItemResponseSystem {
  const { models, benchmarks, begin } = table;
  const size = 2 * benchmarks;
  const rows = table.benchmark.length;
  const gradient = { capability: new Float64Array(models), items: new Float64Array(size) };
  const step = { capability: new Float64Array(models), items: new Float64Array(size) };
  const modelCurvature = new Float64Array(models);
  // Per benchmark: second derivatives by difficulty twice, by both, by slope twice.
  const itemCurvature = new Float64Array(3 * benchmarks);
  // Per row: second derivatives by capability and difficulty, capability and slope.
  const coupling = new Float64Array(2 * rows);
  const schur = new Float64Array(size * size);
  const modelDiagonal = new Float64Array(models);
  const heldCoupling = new Float64Array(2 * rows);

  return {
    gradient,
    step,
    evaluate(point) {
      modelCurvature.fill(ridge);
      for (let b = 0; b < benchmarks; b++) {
        const difficulty = point.items[2 * b]!;
        const slope = point.items[2 * b + 1]!;
        itemCurvature[3 * b] = ridge;
        itemCurvature[3 * b + 1] = 0;
        itemCurvature[3 * b + 2] = b === anchor ? 0 : ridge;
        gradient.items[2 * b] = ridge * difficulty;
        gradient.items[2 * b + 1] = b === anchor ? 0 : ridge * slope;
      }
      for (let m = 0; m < models; m++) {
        gradient.capability[m] = ridge * point.capability[m]!;
      }
      const cost = addRows(table, point, gradient, modelCurvature, itemCurvature, coupling);
      return cost + penalty(point, ridge, anchor);
    },
    solve(damping, held) {
      for (let m = 0; m < models; m++) {
        const free = held.capability[m] === 0;
        modelDiagonal[m] = free ? modelCurvature[m]! + damping : 1;
        if (!(modelDiagonal[m]! > 0)) return Number.NaN;
        for (let i = begin[m]!; i < begin[m + 1]!; i++) {
          const k = 2 * table.benchmark[i]!;
          const difficulty = free && held.items[k] === 0;
          const slope = free && held.items[k + 1] === 0;
          heldCoupling[2 * i] = difficulty ? coupling[2 * i]! : 0;
          heldCoupling[2 * i + 1] = slope ? coupling[2 * i + 1]! : 0;
        }
      }
      fillItems(schur, itemCurvature, damping, held.items);
      eliminateModels(table, modelDiagonal, heldCoupling, schur, size);
      if (!factorCholesky(schur, size)) return Number.NaN;
      solveReduced(table, gradient, held, modelDiagonal, heldCoupling, schur, step);
      return promisedDecrease(gradient, step, damping);
    },
  };
}

function penalty(point: ItemResponsePoint, ridge: number, anchor: number): number {
  let squares = 0;
  for (const value of point.capability) squares += value * value;
  for (let k = 0; k < point.items.length; k++) {
    if (k !== 2 * anchor + 1) squares += square(point.items[k]!);
  }
  return 0.5 * ridge * squares;
}

/** Add the rows' contributions to cost, gradient and second derivatives. */
function addRows(
  table: ScoreTable,
  point: ItemResponsePoint,
  gradient: ItemResponsePoint,
  modelCurvature: Float64Array,
  itemCurvature: Float64Array,
  coupling: Float64Array,
): number {
  let cost = 0;
  for (let m = 0; m < table.models; m++) {
    const capability = point.capability[m]!;
    let pull = 0;
    let curvature = 0;
    for (let i = table.begin[m]!; i < table.begin[m + 1]!; i++) {
      const b = table.benchmark[i]!;
      const weight = table.weight[i]!;
      const slope = point.items[2 * b + 1]!;
      const distance = capability - point.items[2 * b]!;
      const expected = 1 / (1 + exponential(-slope * distance));
      const residual = expected - table.performance[i]!;
      const first = expected * (1 - expected);
      const second = first * (1 - 2 * expected);
      const force = weight * residual * first;
      // Slope of the force along α·(C − D): squared first derivative plus residual times second.
      const stiffness = weight * (first * first + residual * second);
      const along = stiffness * slope * slope;
      const mixed = stiffness * slope * distance + force;
      cost += 0.5 * weight * residual * residual;
      pull += force * slope;
      curvature += along;
      coupling[2 * i] = -along;
      coupling[2 * i + 1] = mixed;
      gradient.items[2 * b]! -= force * slope;
      gradient.items[2 * b + 1]! += force * distance;
      itemCurvature[3 * b]! += along;
      itemCurvature[3 * b + 1]! -= mixed;
      itemCurvature[3 * b + 2]! += stiffness * distance * distance;
    }
    gradient.capability[m]! += pull;
    modelCurvature[m]! += curvature;
  }
  return cost;
}

/** The benchmarks' own part of the matrix; a held variable gets a row of the unit matrix. */
function fillItems(
  schur: Float64Array,
  itemCurvature: Float64Array,
  damping: number,
  held: Uint8Array,
): void {
  const size = held.length;
  schur.fill(0);
  for (let k = 0; k < size; k += 2) {
    const b = 3 * (k / 2);
    const first = held[k] === 0;
    const second = held[k + 1] === 0;
    schur[k * size + k] = first ? itemCurvature[b]! + damping : 1;
    schur[(k + 1) * size + k] = first && second ? itemCurvature[b + 1]! : 0;
    schur[(k + 1) * size + k + 1] = second ? itemCurvature[b + 2]! + damping : 1;
  }
}

/** Subtract Wᵀ·U⁻¹·W from the lower triangle, model by model. */
function eliminateModels(
  table: ScoreTable,
  diagonal: Float64Array,
  coupling: Float64Array,
  schur: Float64Array,
  size: number,
): void {
  const { begin, benchmark } = table;
  for (let m = 0; m < table.models; m++) {
    const first = begin[m]!;
    const inverse = 1 / diagonal[m]!;
    for (let i = first; i < begin[m + 1]!; i++) {
      const difficulty = inverse * coupling[2 * i]!;
      const slope = inverse * coupling[2 * i + 1]!;
      const upper = 2 * benchmark[i]! * size;
      const lower = upper + size;
      for (let j = first; j <= i; j++) {
        const column = 2 * benchmark[j]!;
        const left = coupling[2 * j]!;
        const right = coupling[2 * j + 1]!;
        schur[upper + column]! -= difficulty * left;
        schur[upper + column + 1]! -= difficulty * right;
        schur[lower + column]! -= slope * left;
        schur[lower + column + 1]! -= slope * right;
      }
    }
  }
}

/** Solve for the benchmarks first, then for each model. */
function solveReduced(
  table: ScoreTable,
  gradient: ItemResponsePoint,
  held: HeldVariables,
  diagonal: Float64Array,
  coupling: Float64Array,
  factor: Float64Array,
  step: ItemResponsePoint,
): void {
  const { begin, benchmark } = table;
  const size = step.items.length;
  for (let k = 0; k < size; k++) step.items[k] = held.items[k] ? 0 : -gradient.items[k]!;
  for (let m = 0; m < table.models; m++) {
    if (held.capability[m]) continue;
    const share = gradient.capability[m]! / diagonal[m]!;
    for (let i = begin[m]!; i < begin[m + 1]!; i++) {
      const column = 2 * benchmark[i]!;
      step.items[column]! += coupling[2 * i]! * share;
      step.items[column + 1]! += coupling[2 * i + 1]! * share;
    }
  }
  solveCholesky(factor, size, step.items);
  for (let m = 0; m < table.models; m++) {
    let force = held.capability[m] ? 0 : -gradient.capability[m]!;
    for (let i = begin[m]!; i < begin[m + 1]!; i++) {
      const column = 2 * benchmark[i]!;
      force -= coupling[2 * i]! * step.items[column]!;
      force -= coupling[2 * i + 1]! * step.items[column + 1]!;
    }
    step.capability[m] = force / diagonal[m]!;
  }
}

function promisedDecrease(
  gradient: ItemResponsePoint,
  step: ItemResponsePoint,
  damping: number,
): number {
  const squares = dot(step.capability, step.capability) + dot(step.items, step.items);
  const along = dot(gradient.capability, step.capability) + dot(gradient.items, step.items);
  return 0.5 * (damping * squares - along);
}
