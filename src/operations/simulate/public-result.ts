import { isoDay } from "../../base/calendar.ts";
import type { OutputSummary, Simulation } from "../../engine/simulate.ts";
import { placeInSeries } from "../../graph/expand-series.ts";
import type { Ranked, SeriesResult, SimulateResult } from "./result.ts";

/**
 * What a simulation found, as the contract shapes it.
 *
 * @param step of the model's recurrence
 */
export function publicResult(
  { outputs, drivers, seed: _, ...rest }: Simulation,
  step: "month" | "year" = "month",
): SimulateResult {
  return {
    ...rest,
    outputs: Object.fromEntries(
      Object.entries(outputs)
        .filter(([name]) => !placeInSeries(name))
        .map(([name, summary]) => [name, publicSummary(summary)]),
    ),
    ...publicSeries(outputs, step),
    drivers: drivers.map((driver) => ({ ...driver })),
  };
}

/** A summary whose deviation and histogram are computed, with arrays that may be changed. */
function publicSummary(summary: OutputSummary) {
  const { histogram, mean, meanStandardError, quantiles, ...rest } = summary;
  const { deviation, p05, p25, p50, p75, p95 } = summary;
  const lists = { edges: [...histogram.edges], counts: [...histogram.counts] };
  return {
    ...rest,
    ...publicQuantiles(quantiles),
    mean: Number.isNaN(mean) ? null : publicValue(mean),
    meanStandardError: numberOrNull(meanStandardError),
    deviation: numberOrNull(deviation),
    p05: publicValue(p05),
    p25: publicValue(p25),
    p50: publicValue(p50),
    p75: publicValue(p75),
    p95: publicValue(p95),
    ...(rest.unit === "date" && { dates: datesOf({ mean, p05, p25, p50, p75, p95 }) }),
    histogram: { ...histogram, ...lists },
  };
}

const datesOf = <Key extends string>(values: Readonly<Record<Key, number>>) =>
  Object.fromEntries(
    Object.entries<number>(values).map(([key, value]) => [key, isoDay(value) ?? null]),
  ) as Record<Key, string | null>;

const publicQuantiles = (quantiles: OutputSummary["quantiles"]) =>
  quantiles
    ? { quantiles: quantiles.map(({ share, value }) => ({ share, value: publicValue(value) })) }
    : {};

/** The outputs that are values of a series, by series in the order of their steps. */
function publicSeries(
  outputs: Readonly<Record<string, OutputSummary>>,
  step: "month" | "year",
): { readonly series?: Record<string, SeriesResult> } {
  const series: Record<string, SeriesResult> = {};
  for (const [name, summary] of Object.entries(outputs)) {
    const place = placeInSeries(name);
    if (!place) continue;
    const { unit, mean, isMeanDetermined, undefinedShare, p05, p25, p50, p75, p95, quantiles } =
      publicSummary(summary);
    series[place.series] ??= { step, ...(unit !== undefined && { unit }), points: [] };
    series[place.series]?.points.push({
      step: place.step,
      ...{ mean, isMeanDetermined, undefinedShare, p05, p25, p50, p75, p95 },
      ...(quantiles && { quantiles }),
    });
  }
  return Object.keys(series).length > 0 ? { series } : {};
}

const publicValue = (value: number): Ranked =>
  Number.isFinite(value) ? value : value > 0 ? "Infinity" : "-Infinity";

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
