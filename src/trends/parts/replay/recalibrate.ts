import { itemAt } from "../../../base/item-at.ts";
import { groupBy } from "../../../data/group-by.ts";
import { BAND_LEVEL, type DatedForecast, stretch } from "./dated-forecast.ts";

/** A forecast from one origin, with the outcome. */
export interface CheckedForecast {
  readonly origin: string;
  /** Identity of the outcome; one point can be the outcome for several origins. */
  readonly point: string;
  readonly forecast: DatedForecast;
  readonly outcome: number;
}

/** Fewest other outcomes to learn a factor from; with fewer, the band is left unchanged. */
const MIN_OTHERS = 4;

/**
 * Stretch or shrink each forecast so that its band would have held as often as its level states on
 * the other origins: the conformal quantile of |outcome − centre| in half widths of the band. The
 * origin itself is left out, and so is its outcome where another origin shares it.
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
 * The factor by which to stretch the band of a forecast without an outcome yet: by the rule of
 * {@link recalibrate}, from all known outcomes.
 *
 * @returns `undefined` while fewer than four are known
 */
export const stretchFactor = (checked: readonly CheckedForecast[]): number | undefined =>
  conformalQuantile(sortByRatio(checked));

/**
 * Each forecast as it could have been recalibrated on its own day, from the outcomes known by then;
 * unchanged while fewer than four were known.
 *
 * @param checked forecasts of one form at one horizon, with the days of their outcomes
 */
export const recalibrateAtOrigin = <Forecast extends PastForecast>(
  checked: readonly Forecast[],
): readonly DatedForecast[] =>
  recalibratedThen(checked).map((forecast, index) => forecast ?? itemAt(checked, index).forecast);

/** A forecast with its outcome and the outcome's date. */
type PastForecast = CheckedForecast & { readonly date: string };

/** The same; `undefined` for forecasts made when fewer than four outcomes were known. */
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

/** The factor by which bands must be stretched, from sorted forecasts, leaving out some places. */
function conformalQuantile(
  sorted: readonly Rated[],
  without: ReadonlySet<number> = new Set(),
): number | undefined {
  const count = sorted.length - without.size;
  if (count < MIN_OTHERS) return undefined;
  const rank = Math.min(Math.ceil(BAND_LEVEL * (count + 1)), count);
  let place = rank - 1;
  // Every place left out so far moves the rank on by one.
  for (const each of [...without].sort((a, b) => a - b)) {
    if (each > place) break;
    place++;
  }
  return sorted[place]?.ratio;
}
