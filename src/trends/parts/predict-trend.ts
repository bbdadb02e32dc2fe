import { addDays } from "../../base/calendar.ts";
import type { Interval } from "../../stats/interval.ts";
import { lastOf, unscale } from "./fit-trend.ts";
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
}

/**
 * The course of a form among its points, in quarters from the first to the last of them. A pooled
 * trend, whose groups differ in level, has none.
 */
export function courseOf(
  trend: Trend,
  { along }: FormLine,
  { points, level }: Prospect,
): readonly PredictedValue[] {
  const [first] = points.map(({ date }) => date).sort();
  const last = lastOf(points)?.date;
  if (!along || first === undefined || last === undefined) return [];
  return kinds.flatMap((kind) =>
    datesBetween(first, last)
      .map((date) => valueAt(trend, date, along(date, kind, level), kind))
      .filter(isBounded),
  );
}

/**
 * A form continued from where the trend starts a prediction, in quarters to the trend's horizon
 * after the as-of date, with the bands of the fit; a pooled trend group by group.
 */
export function continueForm(
  trend: Trend,
  line: FormLine,
  prospect: Prospect,
): readonly PredictedValue[] {
  const { points, asOf } = prospect;
  const end = addDays(asOf, trend.horizonYears * 365.25);
  const last = lastOf(points)?.date ?? asOf;
  if (line.along) {
    const first = points.map(({ date }) => date).sort()[0] ?? asOf;
    const dates = datesBetween(first, end).filter((date) => date > last);
    return kinds.flatMap((kind) => ahead(trend, line, prospect, kind, dates));
  }
  return line.groups.flatMap((group) => {
    const own = points.filter((point) => point.group === group);
    return kinds.flatMap((kind) =>
      ahead(trend, line, { ...prospect, points: own }, kind, datesBetween(asOf, end), group),
    );
  });
}

function ahead(
  trend: Trend,
  line: FormLine,
  { points, level }: Prospect,
  kind: LineKind,
  dates: readonly string[],
  group?: string,
): readonly PredictedValue[] {
  const limit = beyondRecord(trend, lastOf(points));
  return dates.flatMap((date) => {
    const band = line.ahead(group ?? line.groups[0] ?? "", date, kind, level);
    if (!band) return [];
    const value = limit(valueAt(trend, date, band, kind));
    return isBounded(value) ? [{ ...value, ...(group === undefined ? {} : { group }) }] : [];
  });
}

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
