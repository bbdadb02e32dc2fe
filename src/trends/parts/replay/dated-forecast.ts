import type { Interval } from "../../../stats/interval.ts";
import { crpsOfStudentT } from "../../../stats/scores/crps.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";

/** Level of the bands that a replay checks. */
export const BAND_LEVEL = 0.8;

/** A forecast of one value: Student's t about a centre, on the scale of its trend. */
export interface DatedForecast {
  readonly centre: number;
  /** Half the width of the 80 % band. */
  readonly reach: number;
  readonly degreesOfFreedom: number;
}

/** The forecast with the centre and the mean half width of a prediction interval at that level. */
export const forecastOf = (interval: Interval, degreesOfFreedom: number): DatedForecast => ({
  centre: interval.value,
  reach: (interval.upper - interval.lower) / 2,
  degreesOfFreedom,
});

/** The forecast with its error stretched by a factor. */
export const stretch = (forecast: DatedForecast, factor: number): DatedForecast => ({
  ...forecast,
  reach: forecast.reach * factor,
});

/** Whether the band contains the outcome; its ends are part of it. */
export const holds = (forecast: DatedForecast, outcome: number): boolean =>
  Math.abs(outcome - forecast.centre) <= forecast.reach;

/** Continuous ranked probability score of the forecast, in the unit of the trend's scale. */
export function crpsOf(forecast: DatedForecast, outcome: number): number {
  const { centre, reach, degreesOfFreedom } = forecast;
  const scale = reach / studentTMultiple(BAND_LEVEL, degreesOfFreedom);
  return crpsOfStudentT(centre, scale, degreesOfFreedom, outcome);
}
