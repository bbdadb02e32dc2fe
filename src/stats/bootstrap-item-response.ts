import { type Outcome, succeed } from "../base/outcome.ts";
import { drawCounts } from "./draw-counts.ts";
import {
  type BenchmarkScore,
  type ItemResponseFit,
  type ItemResponseOptions,
  indexScores,
  ridgeOf,
} from "./fit-item-response.ts";
import type { ItemResponsePoint, ScoreTable } from "./item-response-system.ts";
import { minimizeItemResponse } from "./minimize-item-response.ts";
import { publicScale, type ScaleAnchors, toPublicScale } from "./public-scale.ts";
import type { ResampleRange } from "./resample-range.ts";

/** Capabilities on the public scale, refitted to resamples. */
export interface ItemResponseDraws {
  /** One column per model, in the order of the fit; each as long as the range of resamples. */
  readonly capabilities: readonly Float64Array[];
  /** Resamples whose descent did not converge; their last point is kept. */
  readonly unconverged: number;
}

/**
 * Resample the scores of each model with replacement, refit, and rescale every draw by its own
 * anchors, so that the spread is that of the public scale.
 *
 * @param scores the scores of the fit, with the same options
 * @param fit where every descent starts
 * @returns draws of each model's capability, or the problem of scores or anchors
 */
export function bootstrapItemResponse(
  scores: readonly BenchmarkScore[],
  options: ItemResponseOptions,
  fit: ItemResponseFit,
  anchors: ScaleAnchors,
  range: ResampleRange,
): Outcome<ItemResponseDraws> {
  const indexed = indexScores(scores, options.anchorBenchmark, fit.penalty);
  if (!indexed.ok) return indexed;
  const { table, models, anchor } = indexed.value;
  const size = range.to - range.from;
  const capabilities = models.map(() => new Float64Array(size));
  const start = pointOfFit(fit);
  let unconverged = 0;
  for (let draw = 0; draw < size; draw++) {
    resampleWithinModels(table, range.seed, range.from + draw);
    const minimum = minimizeItemResponse(table, ridgeOf(table, fit.penalty), anchor, start);
    if (!minimum.converged) unconverged++;
    const drawn = models.map((model, m) => ({
      model,
      capability: minimum.point.capability[m]!,
    }));
    const scale = publicScale(drawn, anchors);
    if (!scale.ok) return scale;
    for (const [m, { capability }] of drawn.entries()) {
      capabilities[m]![draw] = toPublicScale(scale.value, capability);
    }
  }
  return succeed({ capabilities, unconverged });
}

function pointOfFit(fit: ItemResponseFit): ItemResponsePoint {
  return {
    capability: Float64Array.from(fit.models, ({ capability }) => capability),
    items: Float64Array.from(
      fit.benchmarks.flatMap(({ difficulty, slope }) => [difficulty, slope]),
    ),
  };
}

/** Rewrite the weights. Every model draws as many scores as it has, from its own. */
function resampleWithinModels(table: ScoreTable, seed: number, resample: number): void {
  for (let m = 0; m < table.models; m++) {
    const [from, to] = [table.begin[m]!, table.begin[m + 1]!];
    const counts = new Int32Array(to - from);
    drawCounts(seed, resample, counts, m);
    table.weight.set(counts, from);
  }
}
