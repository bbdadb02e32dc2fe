import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { ln } from "./elementary/ln.ts";
import type { ItemResponsePoint, ScoreTable } from "./item-response-system.ts";
import { minimizeItemResponse } from "./minimize-item-response.ts";

/** What a model scored on a benchmark, as a fraction from 0 to 1. */
export interface BenchmarkScore {
  readonly model: string;
  readonly benchmark: string;
  readonly performance: number;
}

/** Choices made before the fit. */
export interface ItemResponseOptions {
  /** Benchmark of slope 1 and difficulty 0, which sets unit and origin of the raw scale. */
  readonly anchorBenchmark: string;
  /**
   * Weight λ of λ·Σ variables² / (models + 2·benchmarks − 1), added to the squared residuals.
   * Default 1e-3; the published index uses 0.1, which is not neutral about trends.
   */
  readonly penalty?: number;
}

/** The fitted scale, in raw units. */
export interface ItemResponseFit {
  /** Half the sum of squared residuals, penalty included. */
  readonly cost: number;
  readonly penalty: number;
  /** Number of scores. */
  readonly n: number;
  /** In the order of first appearance. */
  readonly models: readonly { readonly model: string; readonly capability: number }[];
  /** In alphabetical order. */
  readonly benchmarks: readonly BenchmarkFit[];
}

/**
 * Where a benchmark stands on the scale: its difficulty, at which half of it is solved, and its
 * slope.
 */
export interface BenchmarkFit {
  readonly benchmark: string;
  readonly difficulty: number;
  readonly slope: number;
}

/**
 * Put models and benchmarks on one scale: performance = σ(α_b·(C_m − D_b)), by least squares.
 *
 * C and D stay within ±10 and α within [0.1, 10] during the fit; afterwards C and D are shifted
 * so that the anchor's difficulty is 0.
 *
 * @param scores at most one per model and benchmark
 * @returns the scale; or a problem when a score is outside [0, 1] or repeated, when the anchor has
 *   no score, or when the descent does not converge
 * @see Ho et al. 2025, A Rosetta Stone for AI benchmarks
 */
export function fitItemResponse(
  scores: readonly BenchmarkScore[],
  options: ItemResponseOptions,
): Outcome<ItemResponseFit> {
  const { anchorBenchmark, penalty = 1e-3 } = options;
  const indexed = indexScores(scores, anchorBenchmark, penalty);
  if (!indexed.ok) return indexed;
  const { table, models, benchmarks, anchor } = indexed.value;
  const ridge = ridgeOf(table, penalty);
  const minimum = minimizeItemResponse(table, ridge, anchor, guess(table));
  if (!minimum.converged) {
    return fail("not-determined", { value: "capability index", n: scores.length });
  }
  const { capability, items } = minimum.point;
  const origin = items[2 * anchor]!;
  return succeed({
    cost: minimum.cost,
    penalty,
    n: scores.length,
    models: models.map((model, m) => ({ model, capability: capability[m]! - origin })),
    benchmarks: benchmarks.map((benchmark, b) => ({
      benchmark,
      difficulty: items[2 * b]! - origin,
      slope: items[2 * b + 1]!,
    })),
  });
}

/** Scores with models and benchmarks numbered, ready for the descent. */
export interface IndexedScores {
  readonly table: ScoreTable;
  readonly models: readonly string[];
  readonly benchmarks: readonly string[];
  readonly anchor: number;
}

/** The penalty as a factor of half the sum of squared variables. */
export const ridgeOf = (table: ScoreTable, penalty: number): number =>
  penalty / (table.models + 2 * table.benchmarks - 1);

/** Number models and benchmarks, and check what the fit relies on. */
export function indexScores(
  scores: readonly BenchmarkScore[],
  anchorBenchmark: string,
  penalty: number,
): Outcome<IndexedScores> {
  const problem = checkScores(scores, penalty);
  if (problem) return problem;
  const models = [...new Set(scores.map((score) => score.model))];
  const benchmarks = [...new Set(scores.map((score) => score.benchmark))].sort();
  const anchor = benchmarks.indexOf(anchorBenchmark);
  if (anchor < 0) return fail("unknown-name", { value: anchorBenchmark });
  return succeed({ table: tabulate(scores, models, benchmarks), models, benchmarks, anchor });
}

function checkScores(
  scores: readonly BenchmarkScore[],
  penalty: number,
): ReturnType<typeof fail> | undefined {
  if (!(penalty >= 0 && penalty < Number.POSITIVE_INFINITY)) {
    return fail("out-of-range", { what: "penalty", rule: "at least 0", value: penalty });
  }
  const seen = new Map<string, Set<string>>();
  for (const [row, { model, benchmark, performance }] of scores.entries()) {
    if (!(performance >= 0 && performance <= 1)) {
      const rule = "from 0 to 1";
      return fail("out-of-range", { what: "performance", row: row + 1, rule, value: performance });
    }
    const ofModel = seen.get(model) ?? new Set();
    if (ofModel.has(benchmark)) return fail("duplicate-score", { row: row + 1, model, benchmark });
    seen.set(model, ofModel.add(benchmark));
  }
  return undefined;
}

function tabulate(
  scores: readonly BenchmarkScore[],
  models: readonly string[],
  benchmarks: readonly string[],
): ScoreTable {
  const modelNumber = new Map(models.map((name, m) => [name, m]));
  const benchmarkNumber = new Map(benchmarks.map((name, b) => [name, b]));
  const rows = scores
    .map(({ model, benchmark, performance }) => ({
      m: modelNumber.get(model)!,
      b: benchmarkNumber.get(benchmark)!,
      performance,
    }))
    .sort((one, other) => one.m - other.m || one.b - other.b);
  const begin = new Int32Array(models.length + 1);
  for (const row of rows) begin[row.m + 1]!++;
  for (let m = 0; m < models.length; m++) {
    begin[m + 1]! += begin[m]!;
  }
  return {
    models: models.length,
    benchmarks: benchmarks.length,
    begin,
    benchmark: Int32Array.from(rows, (row) => row.b),
    performance: Float64Array.from(rows, (row) => row.performance),
    weight: new Float64Array(rows.length).fill(1),
  };
}

/** Scores this close to 0 or 1 say little about how far away the model is. */
const CLIP = 0.02;
const SWEEPS = 5;

/** The starting point: slopes 1, and alternating means of logits for capability and difficulty. */
function guess(table: ScoreTable): ItemResponsePoint {
  const { models, benchmarks, begin, benchmark } = table;
  const logits = table.performance.map((value) => {
    const clipped = Math.min(1 - CLIP, Math.max(CLIP, value));
    return ln(clipped / (1 - clipped));
  });
  const capability = new Float64Array(models);
  const items = new Float64Array(2 * benchmarks);
  const counts = new Float64Array(benchmarks);
  for (const b of benchmark) counts[b]!++;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const difficulty = new Float64Array(benchmarks);
    for (let m = 0; m < models; m++) {
      for (let i = begin[m]!; i < begin[m + 1]!; i++) {
        const b = benchmark[i]!;
        const share = (capability[m]! - logits[i]!) / counts[b]!;
        difficulty[b]! += share;
      }
    }
    for (let m = 0; m < models; m++) {
      const [from, to] = [begin[m]!, begin[m + 1]!];
      let sum = 0;
      for (let i = from; i < to; i++) {
        sum += difficulty[benchmark[i]!]! + logits[i]!;
      }
      capability[m] = sum / (to - from);
    }
    for (let b = 0; b < benchmarks; b++) {
      items[2 * b] = difficulty[b]!;
      items[2 * b + 1] = 1;
    }
  }
  return { capability, items };
}
