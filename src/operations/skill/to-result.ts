import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { baselineNames } from "../../forecast/forecaster.ts";
import { type Band, holds } from "../../forecast/mix-forecast.ts";
import type { PastForecast } from "../../forecast/past-forecast.ts";
import { BAND_LEVEL, FROZEN_ON } from "../../forecast/recipe.ts";
import {
  bestBaseline,
  FEWEST_WINDOWS,
  pooledScore,
  rankShares,
  type Score,
  type ScoredForecast,
  scoredOf,
  scoreOf,
} from "../../forecast/score-forecasts.ts";
import type { Translate } from "../../i18n/translate.ts";
import { fromForecastScale } from "../../trends/parts/forecast/forecast-scale.ts";
import type { Trend } from "../../trends/parts/trend.ts";
import { trendTitle } from "../shared/trend-words.ts";
import type { SkillResult, SkillScore } from "./result.ts";

/** Horizon of the forecasts that are drawn. */
const DRAWN_MONTHS = 12;

/**
 * Scores in the shape of the contract.
 *
 * @param past forecasts of all trends, as they stood on the as-of date
 * @param listed whether each forecast is listed
 */
export function skillResult(
  trends: readonly Trend[],
  past: readonly PastForecast[],
  asOf: string,
  listed: boolean,
  t: Translate,
): Omit<SkillResult, "registered"> {
  const own = trends.map((trend) => ({
    trend,
    forecasts: past.filter(({ series }) => series === trend.id),
  }));
  const scored = own.map(({ trend, forecasts }) => ({ trend, scored: scoredOf(forecasts) }));
  const all = scored.flatMap((each) => each.scored);
  const frozen = dayNumber(FROZEN_ON);
  const familyOf = (series: string) =>
    trends.find(({ id }) => id === series)?.forecast.family ?? series;
  const [only] = own;
  return {
    asOf,
    level: BAND_LEVEL,
    frozenOn: FROZEN_ON,
    pooled: pooledOf(all, familyOf),
    sinceFrozen: pooledOf(
      all.filter(({ origin }) => origin > frozen),
      familyOf,
    ),
    series: scored.flatMap((each) => (each.scored.length > 0 ? [seriesScore(each, t)] : [])),
    unscored: scored.flatMap((each, index) =>
      each.scored.length > 0
        ? []
        : [{ trend: each.trend.id, forecasts: own[index]?.forecasts.length ?? 0 }],
    ),
    ...(listed
      ? {
          forecasts: own.flatMap(({ trend, forecasts }) =>
            forecasts.map((each) => publicForecast(trend, each)),
          ),
        }
      : {}),
    yearAhead: only && own.length === 1 ? yearAhead(only.trend, scoredOf(only.forecasts)) : [],
  };
}

const pooledOf = (
  scored: readonly ScoredForecast[],
  familyOf: (series: string) => string,
): SkillScore | null =>
  scored.length === 0
    ? null
    : { ...publicScore(pooledScore(scored, familyOf)), ranks: [...rankShares(scored)] };

const publicScore = ({ outcomes, windows, coverage, skill }: Score) => ({
  outcomes,
  windows,
  coverage80: coverage.share,
  lower: coverage.lower,
  upper: coverage.upper,
  skill: { ...skill },
});

function seriesScore(
  { trend, scored }: { readonly trend: Trend; readonly scored: readonly ScoredForecast[] },
  t: Translate,
): SkillResult["series"][number] {
  const score = scoreOf(scored);
  const best = bestBaseline(score);
  return {
    trend: trend.id,
    title: trendTitle(trend.id, t),
    scale: trend.scale,
    kind: trend.forecast.kind,
    everyMonths: trend.forecast.everyMonths,
    ...publicScore(score),
    enough: score.windows >= FEWEST_WINDOWS,
    bestBaseline: best?.name ?? null,
    beaten: best !== undefined && best.skill > 0,
    intervalScore: { ...score.intervalScore },
  };
}

function publicForecast(
  trend: Trend,
  { group, origin, target, horizon, standing, bands, factor, calibrated, came }: PastForecast,
): NonNullable<SkillResult["forecasts"]>[number] {
  return {
    trend: trend.id,
    ...(group === "" ? {} : { group }),
    madeOn: dateOfDay(origin),
    about: dateOfDay(target),
    horizonMonths: horizon,
    standing: fromForecastScale(trend, standing),
    ...publicBand(trend, bands.ensemble),
    factor,
    calibrated,
    baselines: Object.fromEntries(
      baselineNames.flatMap((name) => {
        const band = bands[name];
        return band ? [[name, publicBand(trend, band)]] : [];
      }),
    ),
    outcome: came ? fromForecastScale(trend, came.value) : null,
    knownOn: came ? dateOfDay(came.day) : null,
    held: came ? holds(bands.ensemble, came.value) : null,
  };
}

const publicBand = (trend: Trend, { lower, median, upper }: Band) => ({
  lower: fromForecastScale(trend, lower),
  median: fromForecastScale(trend, median),
  upper: fromForecastScale(trend, upper),
});

/** The forecasts of a year ahead against what came, of the group with the most of them. */
function yearAhead(trend: Trend, scored: readonly ScoredForecast[]): SkillResult["yearAhead"] {
  const groups = groupBy(
    scored.filter(({ horizon }) => horizon === DRAWN_MONTHS),
    ({ group }) => group,
  );
  const longest = [...groups.values()].reduce<readonly ScoredForecast[]>(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
  return longest.map(({ target, bands, came }) => ({
    date: dateOfDay(target),
    ...publicBand(trend, bands.ensemble),
    outcome: fromForecastScale(trend, came.value),
  }));
}
