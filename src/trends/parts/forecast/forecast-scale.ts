import { log10 } from "../../../stats/elementary/log10.ts";
import { pow } from "../../../stats/elementary/pow.ts";
import { toScale, unscale } from "../fit-trend.ts";
import type { Trend } from "../trend.ts";

/** What the scale of a forecast depends on. */
type Scaled = Pick<Trend, "scale" | "forecast">;

/**
 * A value on the scale on which a trend is forecast: that of its fit, but under a ceiling the odds
 * of the ceiling, so that growth slows as it comes near and no forecast passes it. Far below it the
 * two are the same.
 */
export function toForecastScale(trend: Scaled, value: number): number {
  const { ceiling } = trend.forecast;
  return ceiling === undefined || trend.scale === "linear"
    ? toScale(trend, value)
    : log10(value / (1 - Math.min(value / ceiling, NEAREST)));
}

/** As near as a known value is taken to come to its ceiling. */
const NEAREST = 0.999;

/** The value of a trend at a place of that scale. */
export function fromForecastScale(trend: Scaled, place: number): number {
  const { ceiling } = trend.forecast;
  if (ceiling === undefined || trend.scale === "linear") return unscale(trend, place);
  const odds = pow(10, place);
  return odds / (1 + odds / ceiling);
}
