import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { LabProfileResult } from "./result.ts";

/** The records of a lab beside the frontier; absent for a lab without any. */
export function scoreChart(
  { lab, asOf, from, records, frontier }: LabProfileResult,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart | undefined {
  if (records.length === 0 || from === null) return undefined;
  const steps = (points: LabProfileResult["records"]) => {
    const own = points.map(({ date, score }) => ({ x: dayNumber(date), y: score }));
    const last = own.at(-1);
    return last ? [...own, { x: dayNumber(from), y: last.y }] : own;
  };
  return linesChart(
    {
      name: t("lab.chart.scores", { lab }),
      filter: "",
      asOf,
      source: t("lab.chart.source"),
      lines: [
        { label: lab, step: true, dots: true, points: steps(records) },
        { label: t("lab.chart.frontier"), step: true, dashed: true, points: steps(frontier) },
      ],
      x: { kind: "date", scale: "linear", unit: "", label: t("view.date") },
      y: { kind: "number", scale: "linear", unit: "", label: t("lab.chart.points") },
    },
    t,
    style,
  );
}

/** Months behind through time, and where the race puts them; absent for a lab not in it. */
export function behindChart(
  { lab, asOf, history, race }: LabProfileResult,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart | undefined {
  const last = history.at(-1);
  if (!last || history.length < 2) return undefined;
  const here = { x: dayNumber(last.date), y: last.lagMonths };
  const ahead = (race?.dates ?? []).map(({ date, lag }) => ({
    ...{ x: dayNumber(date), y: lag.p50, lower: lag.p05, upper: lag.p95 },
  }));
  return linesChart(
    {
      name: t("lab.chart.behind", { lab }),
      filter: "",
      asOf,
      source: t("lab.chart.source"),
      lines: [
        {
          label: t("lab.chart.measured"),
          step: true,
          points: history.map(({ date, lagMonths }) => ({ x: dayNumber(date), y: lagMonths })),
        },
        ...(ahead.length > 0
          ? [
              {
                label: t("lab.chart.ahead"),
                dashed: true,
                points: [{ ...here, lower: here.y, upper: here.y }, ...ahead],
              },
            ]
          : []),
      ],
      x: { kind: "date", scale: "linear", unit: "", label: t("view.date") },
      y: { kind: "number", scale: "linear", unit: "", label: t("lab.chart.months"), include: [0] },
    },
    t,
    style,
  );
}
