import { addDays } from "../../base/calendar.ts";
import type { Interval } from "../../stats/interval.ts";
import { lastOf, UNGROUPED, unscale } from "./fit-trend.ts";
import type { FormLine, LineKind } from "./form-lines.ts";
import type { Observation, PredictedValue, Trend } from "./trend.ts";

/** Days between the dates of a prediction. */
const STEP_DAYS = 91;

const kinds = ["mean", "prediction"] as const;

/** What a prediction needs besides the line. */
export interface Prospect {
  /** The points on the line. */
  readonly points: readonly Observation[];
  readonly asOf: string;
  /** Level of the bands. */
  readonly level: number;
  /**
   * The correction of the error of the fit on a day, which applies to both kinds of band; absent
   * where none is known.
   */
  readonly factorAt: ((date: string) => number) | undefined;
}

/**
 * A form from its first point to the trend's horizon after the as-of date, in quarters. Up to the
 * last point it follows the points; after it, it continues from where the trend starts a
 * prediction, with recalibrated bands. A pooled trend is predicted from the as-of date on, group by
 * group.
 */
export function predictTrend(
  trend: Trend,
  line: FormLine,
  prospect: Prospect,
): readonly PredictedValue[] {
  const { points, asOf } = prospect;
  const end = addDays(asOf, trend.horizonYears * 365.25);
  const last = lastOf(points)?.date ?? asOf;
  if (!line.along) {
    const dates = datesBetween(asOf, end);
    return line.groups.flatMap((group) => {
      const own = points.filter((point) => point.group === group);
      return kinds.flatMap((kind) =>
        ahead(trend, line, { ...prospect, points: own }, kind, dates, group),
      );
    });
  }
  const { along } = line;
  const dates = datesBetween(points.map(({ date }) => date).sort()[0] ?? asOf, end);
  return kinds.flatMap((kind) => [
    ...dates
      .filter((date) => date <= last)
      .map((date) => valueAt(trend, date, along(date, kind, prospect.level), kind))
      .filter(isBounded),
    ...ahead(
      trend,
      line,
      prospect,
      kind,
      dates.filter((date) => date > last),
    ),
  ]);
}

function ahead(
  trend: Trend,
  line: FormLine,
  { points, level, factorAt }: Prospect,
  kind: LineKind,
  dates: readonly string[],
  group?: string,
): readonly PredictedValue[] {
  const limit = beyondRecord(trend, lastOf(points));
  return dates.flatMap((date) => {
    const band = line.ahead(group ?? line.groups[0] ?? "", date, kind, level);
    if (!band) return [];
    const raw = limit(valueAt(trend, date, band, kind));
    const grouped = group === undefined ? {} : { group };
    if (!isBounded(raw)) return [];
    if (!factorAt) return [{ ...raw, ...grouped }];
    const factor = factorAt(date);
    const stretched = limit(valueAt(trend, date, stretchBand(band, factor), kind));
    const { lower: rawLower, upper: rawUpper } = raw;
    return [{ ...stretched, ...grouped, factor, rawLower, rawUpper }];
  });
}

/** The recalibrated band of a new observation, for a trend that is not pooled, on its scale. */
export function bandAhead(
  line: FormLine,
  date: string,
  level: number,
  factorAt: Prospect["factorAt"],
): Interval {
  const band = line.ahead(UNGROUPED, date, "prediction", level);
  if (!band) throw new Error("a pooled trend has a band for each of its groups only");
  return factorAt ? stretchBand(band, factorAt(date)) : band;
}

/** A band with its half widths multiplied; the centre stays. */
export const stretchBand = (band: Interval, factor: number): Interval => ({
  ...band,
  lower: band.value + factor * (band.lower - band.value),
  upper: band.value + factor * (band.upper - band.value),
});

const valueAt = (
  trend: Trend,
  date: string,
  { value, lower, upper, level }: Interval,
  kind: LineKind,
): PredictedValue => ({
  date,
  value: unscale(trend, value),
  lower: unscale(trend, lower),
  upper: unscale(trend, upper),
  level,
  kind,
});

/** A record stands until it is beaten: no value lies on the wrong side of the last record. */
function beyondRecord(
  trend: Trend,
  last: Observation | undefined,
): (predicted: PredictedValue) => PredictedValue {
  if (trend.record === undefined || !last) return (predicted) => predicted;
  const standing = last.realValue ?? last.value;
  const bound = (value: number) =>
    trend.record === "up" ? Math.max(value, standing) : Math.min(value, standing);
  return (predicted) => ({
    ...predicted,
    value: bound(predicted.value),
    lower: bound(predicted.lower),
    upper: bound(predicted.upper),
  });
}

const isBounded = ({ lower, upper }: PredictedValue): boolean =>
  Number.isFinite(lower) && Number.isFinite(upper);

function datesBetween(start: string, end: string): readonly string[] {
  const dates: string[] = [];
  for (let date = start; date <= end; date = addDays(date, STEP_DAYS)) dates.push(date);
  return dates;
}
