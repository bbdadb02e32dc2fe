import { daysBetween } from "../../base/calendar.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import type { Fit } from "../../trends/parts/trend.ts";

/** Fewest points for a rate of decline: with fewer, a single record changes the rate. */
export const FEWEST_POINTS = 5;

/** Fewest days that they must span: less than a year gives no yearly rate. */
const FEWEST_DAYS = 365;

/**
 * A straight line through the logarithms of dated prices.
 *
 * @param points in order of their dates
 * @returns `undefined` for fewer than five prices or less than a year
 */
export function fitDecline(
  points: readonly { readonly date: string; readonly value: number }[],
  level: number,
): Fit | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < FEWEST_POINTS) return undefined;
  if (daysBetween(first.date, last.date) < FEWEST_DAYS) return undefined;
  return fitPoints(points, "log", level);
}
