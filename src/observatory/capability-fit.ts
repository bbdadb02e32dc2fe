import { itemAt } from "../base/item-at.ts";
import { type Outcome, succeed } from "../base/outcome.ts";
import type { ItemResponseDraws } from "../stats/bootstrap-item-response.ts";
import {
  type BenchmarkScore,
  fitItemResponse,
  type ItemResponseFit,
} from "../stats/fit-item-response.ts";
import { publicScale, type ScaleAnchors, toPublicScale } from "../stats/public-scale.ts";
import { quantile } from "../stats/quantile.ts";

/** Scores that can be put on one scale, and what fixes the scale. */
export interface CapabilityData {
  readonly scores: readonly BenchmarkScore[];
  /** Benchmark with slope 1 and difficulty 0 on the raw scale. */
  readonly anchorBenchmark: string;
  readonly anchors: ScaleAnchors;
}

/** A model on the public scale. */
export interface PlacedModel {
  readonly model: string;
  /** In raw units of the fit. */
  readonly capability: number;
  readonly eci: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** The draws behind intervals, and their level. */
export interface DrawnSpread {
  readonly draws: ItemResponseDraws;
  readonly level: number;
}

/**
 * Put fitted models on the public capability scale, the most capable first.
 *
 * Intervals are percentiles of refits to resamples of each model's scores, each rescaled by its own
 * anchors. Hence two anchors have no interval themselves, and without draws no model has one.
 */
export function placeModels(
  { models }: ItemResponseFit,
  anchors: ScaleAnchors,
  { draws, level }: DrawnSpread = { draws: { capabilities: [], unconverged: 0 }, level: 0.9 },
): Outcome<readonly PlacedModel[]> {
  const scale = publicScale(models, anchors);
  if (!scale.ok) return scale;
  const fixed = new Set(anchors.length > 2 ? [] : anchors.map((anchor) => anchor.model));
  const placed = models.map(({ model, capability }, index) => {
    const drawn = [...(draws.capabilities[index] ?? [])];
    const bounded = drawn.length > 1 && !fixed.has(model);
    return {
      model,
      capability,
      eci: toPublicScale(scale.value, capability),
      lower: bounded ? quantile(drawn, (1 - level) / 2) : undefined,
      upper: bounded ? quantile(drawn, (1 + level) / 2) : undefined,
    };
  });
  return succeed(placed.sort((a, b) => b.capability - a.capability));
}

/** How much the growth of capability over time depends on one choice in the fit. */
export interface Sensitivity {
  readonly choice: "penalty" | "without-benchmark";
  readonly value: string;
  /** Change in the leading model's place on the public scale, in points. */
  readonly leader: number;
  /** Factor on the spread of all models on the public scale. */
  readonly spread: number;
}

/**
 * Refit with other penalties and without each benchmark in turn, and compare with the original fit.
 *
 * @param placed the models of the fit, the most capable first
 */
export function capabilitySensitivity(
  { scores, anchorBenchmark, anchors }: CapabilityData,
  fit: ItemResponseFit,
  placed: readonly PlacedModel[],
): readonly Sensitivity[] {
  const compare = (
    choice: Sensitivity["choice"],
    value: string,
    { kept = scores, penalty = fit.penalty },
  ): readonly Sensitivity[] => {
    const refit = fitItemResponse(kept, { anchorBenchmark, penalty });
    const refitted = refit.ok ? placeModels(refit.value, anchors) : refit;
    if (!refitted.ok) return [];
    const leader = itemAt(placed, 0);
    const again = refitted.value.find(({ model }) => model === leader.model);
    const common = new Set(refitted.value.map(({ model }) => model));
    const spread =
      spreadOf(refitted.value) / spreadOf(placed.filter(({ model }) => common.has(model)));
    return again ? [{ choice, value, leader: again.eci - leader.eci, spread }] : [];
  };
  const penalties = [1e-4, 1e-3, 1e-2, 1e-1].filter((penalty) => penalty !== fit.penalty);
  const benchmarks = fit.benchmarks
    .map(({ benchmark }) => benchmark)
    .filter((benchmark) => benchmark !== anchorBenchmark);
  return [
    ...penalties.flatMap((penalty) => compare("penalty", String(penalty), { penalty })),
    ...benchmarks.flatMap((benchmark) => {
      const kept = scores.filter((score) => score.benchmark !== benchmark);
      return compare("without-benchmark", benchmark, { kept });
    }),
  ];
}

/** Interquartile range of the models on the public scale: extreme models carry little weight. */
function spreadOf(models: readonly PlacedModel[]): number {
  const values = models.map(({ eci }) => eci);
  return quantile(values, 0.75) - quantile(values, 0.25);
}
