import type { Interval } from "../../stats/interval.ts";
import type { Line } from "../../stats/line.ts";
import { meanInterval, predictionInterval } from "../../stats/line-intervals.ts";
import {
  axesOf,
  describeFit,
  type FittedLine,
  fitTrend,
  lastOf,
  lineAhead,
  toScale,
  UNGROUPED,
  yearOf,
} from "./fit-trend.ts";
import type { FormFit } from "./forms/form-fit.ts";
import { formsOf, straightForm } from "./forms/forms-of.ts";
import type { Fit, Form, Observation, Trend } from "./trend.ts";

/** What an interval of a line covers: the line itself, or a new observation. */
export type LineKind = "mean" | "prediction";

/** A form fitted to the points of a trend, on its scale: its course in the past and ahead. */
export interface FormLine {
  readonly form: Form;
  readonly fit: Fit;
  readonly degreesOfFreedom: number;
  /** Its groups; a trend that is not pooled has the one without a name. */
  readonly groups: readonly string[];
  /** Among its points; pooled trends are not drawn there. */
  readonly along?: (date: string, kind: LineKind, level: number) => Interval;
  /** After the as-of date, from where the trend starts a prediction; see {@link Trend.start}. */
  readonly ahead: (
    group: string,
    date: string,
    kind: LineKind,
    level: number,
  ) => Interval | undefined;
}

/**
 * Every form of a trend that the points determine, the straight one first.
 *
 * @param points the points on the line
 * @param asOf the day on which a held value still holds
 * @param level level of the intervals of the rates
 * @param asked a form that is fitted only on request
 */
export function formLines(
  trend: Trend,
  points: readonly Observation[],
  asOf: string,
  level: number,
  asked?: Form,
): ReadonlyMap<Form, FormLine> {
  if (trend.pooled) return pooledLine(trend, points, asOf, level);
  const { years, values } = axesOf(trend, points);
  return new Map(
    [...formsOf(trend, asked).values()].flatMap((fitForm) => {
      const curve = fitForm(years, values, level);
      return curve ? [[curve.form, singleLine(trend, points, curve, asOf)] as const] : [];
    }),
  );
}

function singleLine(
  trend: Trend,
  points: readonly Observation[],
  curve: FormFit,
  asOf: string,
): FormLine {
  const { form, slope, standardError, rSquared, degreesOfFreedom } = curve;
  const along: FormLine["along"] = (date, kind, level) =>
    curve.at(yearOf(trend, date), kind, level);
  const lift = liftToStart(trend, points, curve, asOf);
  return {
    form,
    fit: describeFit(trend, points, slope, { standardError, rSquared, degreesOfFreedom }),
    degreesOfFreedom,
    groups: [UNGROUPED],
    along,
    ahead: (_group, date, kind, level) => moveUp(along(date, kind, level), lift),
  };
}

/** How far the forecast lies above the fitted line, so as to reach the point it starts from. */
function liftToStart(
  trend: Trend,
  points: readonly Observation[],
  curve: FormFit,
  asOf: string,
): number {
  const last = lastOf(points);
  if (trend.start === undefined || !last) return 0;
  const start = trend.start === "held" ? asOf : last.date;
  const height = curve.at(yearOf(trend, start), "mean", 0.5).value;
  return toScale(trend, last.realValue ?? last.value) - height;
}

const moveUp = (interval: Interval, lift: number): Interval => ({
  ...interval,
  value: interval.value + lift,
  lower: interval.lower + lift,
  upper: interval.upper + lift,
});

function pooledLine(
  trend: Trend,
  points: readonly Observation[],
  asOf: string,
  level: number,
): ReadonlyMap<Form, FormLine> {
  const fitted = fitTrend(trend, points, level);
  if (!fitted) return new Map();
  const lines = new Map(
    [...fitted.lines.keys()].flatMap((group) => {
      const line = groupAhead(trend, fitted, points, group, asOf);
      return line ? [[group, line] as const] : [];
    }),
  );
  const form = straightForm(trend);
  return new Map([
    [
      form,
      {
        form,
        fit: fitted.fit,
        degreesOfFreedom: fitted.fit.degreesOfFreedom,
        groups: [...lines.keys()],
        ahead: (group, date, kind, asked) => {
          const line = lines.get(group);
          if (!line) return undefined;
          const interval = kind === "mean" ? meanInterval : predictionInterval;
          return interval(line, yearOf(trend, date), asked);
        },
      },
    ],
  ]);
}

const groupAhead = (
  trend: Trend,
  fitted: FittedLine,
  points: readonly Observation[],
  group: string,
  asOf: string,
): Line | undefined => {
  const own = points.filter((point) => (point.group ?? UNGROUPED) === group);
  return lineAhead(fitted, own, trend, asOf);
};
