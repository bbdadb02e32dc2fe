import { dateOfDay } from "../../base/calendar.ts";
import { FURTHEST_MONTHS } from "../../forecast/series.ts";
import { quantileOf, type TrendForecast } from "./forecast/forecast-trend.ts";

/** When a level is passed; what lies beyond the forecasts is absent. */
export interface Crossing {
  readonly date?: string;
  readonly lower?: string;
  readonly upper?: string;
}

/** Every month as far as forecasts reach. */
export const crossingMonths: readonly number[] = Array.from(
  { length: FURTHEST_MONTHS + 1 },
  (_, month) => month,
);

/**
 * When a record is expected to pass a level that none has passed yet: the first day on which it has
 * been passed with a probability of one half, and the days of the ends of the interval.
 *
 * @param forecasts of one line, one for each of {@link crossingMonths}
 * @param level on the scale of the trend
 * @param direction whether the record must rise to the level or fall to it
 * @param confidence of the interval, between 0 and 1
 */
export function crossing(
  forecasts: readonly TrendForecast<"ensemble">[],
  level: number,
  direction: "up" | "down",
  confidence: number,
): Crossing {
  const rising = direction === "up";
  const sign = rising ? 1 : -1;
  const passedWith = (probability: number): string | undefined => {
    const at = (forecast: TrendForecast<"ensemble">) =>
      sign * (quantileOf(forecast, rising ? 1 - probability : probability) - level);
    const next = forecasts.findIndex((forecast) => at(forecast) >= 0);
    const after = forecasts[next];
    if (!after) return undefined;
    const before = forecasts[next - 1];
    if (!before) return dateOfDay(after.basis.target);
    const [left, right] = [at(before), at(after)];
    const part = left / (left - right);
    return dateOfDay(before.basis.target + part * (after.basis.target - before.basis.target));
  };
  const tail = (1 - confidence) / 2;
  const [date, lower, upper] = [passedWith(0.5), passedWith(tail), passedWith(1 - tail)];
  return {
    ...(date === undefined ? {} : { date }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  };
}
