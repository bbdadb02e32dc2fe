import { itemAt } from "../../../base/item-at.ts";
import { groupBy } from "../../../data/group-by.ts";
import { BAND_LEVEL, type DatedForecast, stretch } from "./dated-forecast.ts";

/** A forecast of one origin with what came. */
export interface CheckedForecast {
  readonly origin: string;
  /** Identity of the outcome; the same point can be the outcome of several origins. */
  readonly point: string;
  readonly forecast: DatedForecast;
  readonly outcome: number;
}

/** Fewest other outcomes that a factor is learnt from; with fewer the band stays as it is. */
const MIN_OTHERS = 4;

/**
 * Stretch or shrink each forecast so that its band would have held as often as its level says on
 * the other origins: the conformal quantile of |outcome − centre| in half widths of the band. The
 * origin itself is left out, and so is its outcome where another origin has the same.
 *
 * @param checked forecasts of one form at one horizon
 * @returns the recalibrated forecasts, in the order given
 * @see A. N. Angelopoulos and S. Bates, arXiv 2107.07511, for the quantile of a finite sample
 */
export function recalibrate(checked: readonly CheckedForecast[]): readonly DatedForecast[] {
  const byRatio = sortByRatio(checked);
  const places = byRatio.map((_, place) => place);
  const ofOrigin = groupBy(places, (place) => byRatio[place]?.origin);
  const ofPoint = groupBy(places, (place) => byRatio[place]?.point);
  return checked.map(({ origin, point, forecast }) => {
    const own = new Set([...(ofOrigin.get(origin) ?? []), ...(ofPoint.get(point) ?? [])]);
    return stretch(forecast, conformalQuantile(byRatio, own) ?? 1);
  });
}

/**
 * The factor by which the band of a forecast that is still open must be stretched: by the rule of
 * {@link recalibrate}, from all outcomes that have come.
 *
 * @returns `undefined` while fewer than four are known
 */
export const stretchFactor = (checked: readonly CheckedForecast[]): number | undefined =>
  conformalQuantile(sortByRatio(checked));

/**
 * Each forecast as it could have been recalibrated on its own day, from the outcomes that had come
 * by then; as it was while fewer than four had.
 *
 * @param checked forecasts of one form at one horizon, with the days of their outcomes
 */
export const recalibrateAtOrigin = <Forecast extends PastForecast>(
  checked: readonly Forecast[],
): readonly DatedForecast[] =>
  recalibratedThen(checked).map((forecast, index) => forecast ?? itemAt(checked, index).forecast);

/** A forecast with what came, and when. */
type PastForecast = CheckedForecast & { readonly date: string };

/** The same; `undefined` for forecasts of days on which fewer than four outcomes had come. */
export function recalibratedThen<Forecast extends PastForecast>(
  checked: readonly Forecast[],
): readonly (DatedForecast | undefined)[] {
  const byRatio = sortByRatio(checked);
  const factors = new Map(
    [...groupBy(checked, ({ origin }) => origin).keys()].map((origin) => [
      origin,
      conformalQuantile(byRatio.filter(({ date }) => date <= origin)),
    ]),
  );
  return checked.map(({ origin, forecast }) => {
    const factor = factors.get(origin);
    return factor === undefined ? undefined : stretch(forecast, factor);
  });
}

interface Rated {
  readonly ratio: number;
}

const sortByRatio = <Forecast extends CheckedForecast>(
  checked: readonly Forecast[],
): readonly (Forecast & Rated)[] =>
  checked
    .map((each) => ({
      ...each,
      ratio: Math.abs(each.outcome - each.forecast.centre) / each.forecast.reach,
    }))
    .sort((a, b) => a.ratio - b.ratio);

/**
 * The factor by which bands must be stretched, from sorted forecasts without those at some places.
 */
function conformalQuantile(
  sorted: readonly Rated[],
  without: ReadonlySet<number> = new Set(),
): number | undefined {
  const count = sorted.length - without.size;
  if (count < MIN_OTHERS) return undefined;
  const rank = Math.min(Math.ceil(BAND_LEVEL * (count + 1)), count);
  let place = rank - 1;
  // Every place left out up to here moves the rank on by one.
  for (const each of [...without].sort((a, b) => a - b)) {
    if (each > place) break;
    place++;
  }
  return sorted[place]?.ratio;
}
