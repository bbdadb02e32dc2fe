import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { intervalText, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { HistoryResult } from "./result.ts";

/** What a rate was said to be over time: first, a year ago and now; as a picture and as a table. */
export function viewHistory(result: HistoryResult, t: Translate): Document {
  const { points, scale, title, asOf } = result;
  return [
    { kind: "title", text: t("history.title", { title, asOf }) },
    { kind: "finding", text: historyFinding(result, t) },
    ...historyChart(result, t),
    {
      kind: "table",
      columns: [
        { label: t("history.day") },
        { label: t("law.column.line"), align: "right" },
        { label: t("law.column.interval"), align: "right" },
        { label: "n", align: "right" },
      ],
      rows: points.map(({ asOf, growthPerYear, lower, upper, n }) => [
        asOf,
        growthPerYear === null ? "–" : rateText(growthPerYear, scale),
        growthPerYear === null ? "" : intervalText({ lower, upper, scale }, t),
        String(n),
      ]),
    },
  ];
}

type Measured = Readonly<Record<"growthPerYear" | "lower" | "upper", number>> & {
  readonly asOf: string;
};

/** The days on which the rate had an interval: without one, it says hardly anything. */
const measuredOf = ({ points }: HistoryResult): readonly Measured[] =>
  points.filter(
    (point): point is typeof point & Measured =>
      point.growthPerYear !== null && point.lower !== null && point.upper !== null,
  );

/** What was said first and last, and the least and the most of it. */
export function historyFinding(result: HistoryResult, t: Translate): string {
  const measured = measuredOf(result);
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return t("history.finding.none");
  const values = measured.map(({ growthPerYear }) => growthPerYear);
  const write = (rate: number) => rateText(rate, result.scale);
  return t("history.finding", {
    title: result.title,
    first: write(first.growthPerYear),
    firstDay: first.asOf,
    last: write(last.growthPerYear),
    lastDay: last.asOf,
    least: write(Math.min(...values)),
    most: write(Math.max(...values)),
  });
}

/** The rate with its interval, day by day. */
export function historyChart(result: HistoryResult, t: Translate): Document {
  const measured = measuredOf(result);
  if (measured.length < 2) return [];
  const log = result.scale === "log";
  const points = measured.map(({ asOf, growthPerYear, lower, upper }) => ({
    x: dayNumber(asOf),
    y: growthPerYear,
    ...(!log || lower > 0 ? { lower, upper } : {}),
  }));
  const chart = linesChart(
    {
      name: t("history.chart", { title: result.title }),
      filter: "",
      asOf: result.asOf,
      source: t("skill.chart.source"),
      lines: [{ label: result.title, points, dots: true }],
      x: { kind: "date", scale: "linear", unit: "", label: t("history.day") },
      y: {
        kind: "number",
        scale: result.scale,
        unit: log ? "×" : "",
        label: t("law.column.line"),
      },
    },
    t,
  );
  return [{ kind: "chart", id: `history-${result.id}`, ...chart }];
}
