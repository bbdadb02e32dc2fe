import { isIsoDate } from "../../base/calendar.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";

/** The dates that the chart shows; undefined shows all. */
export type ShownPeriod = readonly [from: string, to: string] | undefined;

/** Read `2023-01-01~2025-01-01` of the address. */
export function readPeriod(text: string | undefined): ShownPeriod {
  const [from, to] = text?.split("~") ?? [];
  return from && to && isIsoDate(from) && isIsoDate(to) && from < to ? [from, to] : undefined;
}

/** The trend with what lies in the period; nothing is computed anew, the view is closer. */
export function withinPeriod(trend: PublicTrend, period: ShownPeriod): PublicTrend {
  if (!period) return trend;
  const within = ({ date }: { readonly date: string }) => date >= period[0] && date <= period[1];
  const points = trend.points.filter(within);
  if (points.length === 0) return trend;
  return { ...trend, points, prediction: trend.prediction.filter(within) };
}
