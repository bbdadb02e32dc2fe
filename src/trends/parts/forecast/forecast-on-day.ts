import { daysBetween } from "../../../base/calendar.ts";
import type { PartsControl } from "../../../base/in-parts.ts";
import { allOf, fail, type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts } from "../../../data/facts.ts";
import type { PrintedForecast } from "../../../forecast/forecast-ahead.ts";
import { type BaselineName, forecasterNames } from "../../../forecast/forecaster.ts";
import { bandOf } from "../../../forecast/mix-forecast.ts";
import { gridLevels } from "../../../forecast/quantile-grid.ts";
import { bestBaseline, scoredOf, scoreOf } from "../../../forecast/score-forecasts.ts";
import { FURTHEST_MONTHS, MONTH_DAYS } from "../../../forecast/series.ts";
import { UNGROUPED } from "../fit-trend.ts";
import type { Trend } from "../trend.ts";
import { groundOf } from "./forecast-ground.ts";
import { fromForecastScale } from "./forecast-scale.ts";
import { forecastTrend } from "./forecast-trend.ts";
import { learntFrom, pastForecasts } from "./past-forecasts.ts";

/** What a trend says of a day, in its unit. */
export interface DayForecast {
  /** Probability and the value that lies above so much of it, 100 of them, ascending. */
  readonly quantiles: readonly (readonly [number, number])[];
  /** The band that is scored: 80 % of the probability. */
  readonly band: { readonly lower: number; readonly upper: number };
  /** The value that stood when it was made. */
  readonly standing: number;
  /** The simple forecast that had done best by then, and its quantiles. */
  readonly baseline: {
    readonly name: BaselineName;
    readonly quantiles: readonly (readonly [number, number])[];
  };
}

/** Of which line, made when, about which day. */
export interface DayQuestion {
  /** The company, bar … of a trend with several lines. */
  readonly group?: string | undefined;
  readonly asOf: string;
  readonly about: string;
}

/**
 * The forecast of a trend for one day, by what was known on another.
 *
 * @returns `forecast-out-of-reach` where the day lies before the other or further ahead than is
 *   forecast, `not-determined` where too little was known
 */
export function forecastOnDay(
  trend: Trend,
  facts: Facts,
  { group, asOf, about }: DayQuestion,
  control?: PartsControl,
): Outcome<DayForecast> {
  const months = daysBetween(asOf, about) / MONTH_DAYS;
  if (months < 0 || months > FURTHEST_MONTHS) {
    return fail("forecast-out-of-reach", { value: about, months: FURTHEST_MONTHS });
  }
  const window = { asOf, hindsight: false };
  const past = pastForecasts(facts, asOf, control);
  if (!past.ok) return past;
  const ground = groundOf(trend, facts, window, learntFrom(facts, asOf, past.value));
  const known = allOf({ ground, observed: trend.observe(facts, window, {}) });
  if (!known.ok) return known;
  const { observed } = known.value;
  const [made] = forecastTrend(trend, observed, asOf, known.value.ground, {
    ...{ by: forecasterNames, months: [months], only: group ?? UNGROUPED },
  });
  if (!made) return fail("not-determined", { value: trend.id, n: observed.length });
  const scored = scoredOf(past.value.filter(({ series }) => series === trend.id));
  const best = scored.length > 0 ? bestBaseline(scoreOf(scored))?.name : undefined;
  const name = best !== undefined && made.printed[best] ? best : "no-change";
  const inUnit = (place: number): number => fromForecastScale(trend, place);
  const band = bandOf(made.basis, made.printed.ensemble.quantiles);
  return succeed({
    quantiles: quantilesIn(made.printed.ensemble, inUnit),
    band: { lower: inUnit(band.lower), upper: inUnit(band.upper) },
    standing: inUnit(made.basis.standing),
    baseline: {
      name,
      quantiles: quantilesIn(made.printed[name] ?? made.printed["no-change"], inUnit),
    },
  });
}

const quantilesIn = (
  { quantiles }: PrintedForecast,
  inUnit: (place: number) => number,
): DayForecast["quantiles"] =>
  gridLevels.map((level, at) => [level, inUnit(quantiles[at] as number)] as const);
