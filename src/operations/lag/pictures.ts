import { barsChart } from "../../charts/bars-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { timelineChart } from "../../charts/timeline-chart.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { LagResult } from "./result.ts";
import { barName } from "./view.ts";

/** Who is in the final, and when each was there. */
export const lagPictures = (
  result: LagResult,
  t: Translate,
  { source }: PictureContext,
): readonly ChartBlock[] => [
  ...(result.field.contenders.length > 0
    ? [{ kind: "chart", id: "field", ...fieldChart(result, source, t) } as const]
    : []),
  ...(result.arrivals.length > 0
    ? [{ kind: "chart", id: "arrivals", ...arrivalsChart(result, source, t) } as const]
    : []),
];

/** How far each active lab is behind the frontier. */
export const fieldChart = (
  { field, asOf, level }: LagResult,
  source: string,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart =>
  barsChart(
    {
      ...{ name: t("web.lag.field"), filter: "", asOf, source, unit: "1", draw: "bar" },
      unitLabel: t("web.lag.field.unit", { level: formatPercent(level) }),
      rows: field.contenders.map(({ organization, label, monthsSincePassed, lower, upper }) => ({
        label: `${organization}, ${label}`,
        ...{ value: monthsSincePassed, lower, upper },
      })),
    },
    t,
    style,
  );

/** Who is at the bar and since when; those who are not are said to be so. */
export const arrivalsChart = (
  result: LagResult,
  source: string,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart =>
  timelineChart(
    {
      name: t("web.lag.arrivals", { bar: barName(result, t) }),
      ...{ filter: "", asOf: result.asOf, source, until: result.asOf },
      unitLabel: t("web.dates.interval", { level: formatPercent(result.level) }),
      kinds: [
        { id: "closed", label: t("chart.weights.closed") },
        { id: "open", label: t("chart.weights.open") },
      ],
      rows: result.arrivals.map((row) => ({
        label: row.censored ? row.organization : `${row.organization}, ${row.label}`,
        kind: row.open === null ? "unknown" : row.open ? "open" : "closed",
        ...{ date: row.date, lower: row.dateLower, upper: row.dateUpper },
        reached: !row.censored,
        ...(row.censored ? { note: awayText(row, t) } : {}),
      })),
    },
    t,
    style,
  );

const awayText = ({ label, eci }: LagResult["arrivals"][number], t: Translate): string =>
  t("web.lag.away", { model: label, score: formatNumber(eci, 4) });
