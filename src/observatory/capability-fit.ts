import { type Outcome, succeed } from "../outcome.ts";
import { bootstrapItemResponse } from "../stats/bootstrap-item-response.ts";
import {
  type BenchmarkScore,
  fitItemResponse,
  type ItemResponseFit,
} from "../stats/fit-item-response.ts";
import { publicScale, type ScaleAnchors, toPublicScale } from "../stats/public-scale.ts";
import { quantile } from "../stats/quantile.ts";

/** Scores that can be put on one scale, and what fixes that scale. */
export interface CapabilityData {
  readonly scores: readonly BenchmarkScore[];
  /** Benchmark of slope 1 and difficulty 0 of the raw scale. */
  readonly anchorBenchmark: string;
  readonly anchors: ScaleAnchors;
}

/** How the scale is fitted. */
export interface CapabilityOptions {
  readonly penalty: number;
  /** Number of resamples behind the intervals; none when 0. */
  readonly resamples: number;
  readonly seed: number;
  readonly level: number;
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

/** The fit, on the raw and on the public scale. */
export interface CapabilityFit {
  readonly fit: ItemResponseFit;
  /** The most capable first. */
  readonly models: readonly PlacedModel[];
  readonly unconverged: number;
}

/**
 * Put models on the public capability scale by their benchmark scores.
 *
 * Intervals are percentiles of refits to resamples of each model's scores, each rescaled by its own
 * anchors; two anchors themselves therefore have none.
 */
export function fitCapability(
  data: CapabilityData,
  options: CapabilityOptions,
): Outcome<CapabilityFit> {
  const { scores, anchorBenchmark, anchors } = data;
  const { penalty, resamples, seed, level } = options;
  const fit = fitItemResponse(scores, { anchorBenchmark, penalty });
  if (!fit.ok) return fit;
  const scale = publicScale(fit.value.models, anchors);
  if (!scale.ok) return scale;
  const range = { seed, from: 0, to: resamples };
  const draws = bootstrapItemResponse(
    scores,
    { anchorBenchmark, penalty },
    fit.value,
    anchors,
    range,
  );
  if (!draws.ok) return draws;
  const fixed = new Set(anchors.length > 2 ? [] : anchors.map((anchor) => anchor.model));
  const placed = fit.value.models.map(({ model, capability }, index) => {
    const drawn = [...(draws.value.capabilities[index] as Float64Array)];
    const bounded = drawn.length > 1 && !fixed.has(model);
    return {
      model,
      capability,
      eci: toPublicScale(scale.value, capability),
      lower: bounded ? quantile(drawn, (1 - level) / 2) : undefined,
      upper: bounded ? quantile(drawn, (1 + level) / 2) : undefined,
    };
  });
  return succeed({
    fit: fit.value,
    models: placed.sort((a, b) => b.capability - a.capability),
    unconverged: draws.value.unconverged,
  });
}

/** How much the growth of capability over time depends on a choice of the fit. */
export interface Sensitivity {
  readonly choice: "penalty" | "without-benchmark";
  readonly value: string;
  /** Change of the leading model's place on the public scale, in points. */
  readonly leader: number;
  /** Factor on the spread of all models on the public scale. */
  readonly spread: number;
}

/** Refit with other penalties and without each benchmark in turn, and compare with the fit. */
export function capabilitySensitivity(
  data: CapabilityData,
  options: CapabilityOptions,
  base: CapabilityFit,
): readonly Sensitivity[] {
  const still = { ...options, resamples: 0 };
  const compare = (
    choice: Sensitivity["choice"],
    value: string,
    refit: Outcome<CapabilityFit>,
  ): readonly Sensitivity[] => {
    if (!refit.ok) return [];
    const leader = base.models[0] as PlacedModel;
    const again = refit.value.models.find(({ model }) => model === leader.model);
    const common = new Set(refit.value.models.map(({ model }) => model));
    const spread =
      spreadOf(refit.value.models) / spreadOf(base.models.filter(({ model }) => common.has(model)));
    return again ? [{ choice, value, leader: again.eci - leader.eci, spread }] : [];
  };
  const penalties = [1e-4, 1e-3, 1e-2, 1e-1].filter((penalty) => penalty !== options.penalty);
  const benchmarks = base.fit.benchmarks
    .map(({ benchmark }) => benchmark)
    .filter((benchmark) => benchmark !== data.anchorBenchmark);
  return [
    ...penalties.flatMap((penalty) =>
      compare("penalty", String(penalty), fitCapability(data, { ...still, penalty })),
    ),
    ...benchmarks.flatMap((benchmark) => {
      const scores = data.scores.filter((score) => score.benchmark !== benchmark);
      return compare("without-benchmark", benchmark, fitCapability({ ...data, scores }, still));
    }),
  ];
}

/** Interquartile range of the models on the public scale: the anchors' neighbours weigh little. */
function spreadOf(models: readonly PlacedModel[]): number {
  const values = models.map(({ eci }) => eci);
  return quantile(values, 0.75) - quantile(values, 0.25);
}
