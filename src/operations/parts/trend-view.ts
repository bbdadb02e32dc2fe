import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { addDays } from "../../units/calendar.ts";
import type { PublicTrend } from "../trend.ts";
import { intervalText, rateText } from "./law-view.ts";
import type { PublicFit } from "./schemas.ts";

/** How many of the most influential points are shown. */
const SHOWN_INFLUENCE = 5;

/** The list of tracked quantities. */
export const viewTrends = (
  trends: readonly { id: string; title: string; unit: string; definition: string }[],
  t: Translate,
): Document => [
  { kind: "title", text: t("trend.list") },
  {
    kind: "table",
    columns: ["id", t("view.title"), t("view.unit"), t("view.definition")].map((label) => ({
      label,
    })),
    rows: trends.map(({ id, title, unit, definition }) => [id, title, unit, definition]),
  },
];

/** One trend for a person: the rate, the definition, the points, where it goes, what moves it. */
export function viewTrend(trend: PublicTrend, t: Translate): Document {
  return [
    { kind: "title", text: trend.title },
    { kind: "finding", text: fitText(trend.fit, t) },
    { kind: "paragraph", text: trend.fit.definition },
    { kind: "heading", text: t("view.points") },
    pointTable(trend, t),
    { kind: "heading", text: t("view.prediction") },
    predictionTable(trend, t),
    { kind: "heading", text: t("view.influence") },
    {
      kind: "table",
      columns: [{ label: "id" }, { label: t("law.column.line"), align: "right" }],
      rows: trend.influence
        .slice(0, SHOWN_INFLUENCE)
        .map(({ id, growthPerYearWithout }) => [
          id,
          rateText(growthPerYearWithout, trend.fit.scale),
        ]),
    },
  ];
}

/** Rate, interval, n, period and R² in one line; doubling or halving time where there is one. */
export function fitText(fit: PublicFit, t: Translate): string {
  const rate = t("view.fit", {
    rate: rateText(fit.growthPerYear, fit.scale),
    level: 100 * fit.level,
    interval:
      fit.lower === null || fit.upper === null
        ? t("law.unbounded")
        : intervalText(fit.lower, fit.upper, fit.scale),
    n: fit.n,
    from: fit.from,
    to: fit.to,
    rSquared: formatNumber(fit.rSquared),
  });
  const time = fit.doublingTimeDays;
  if (time === undefined) return rate;
  const key = time > 0 ? "view.doubling" : "view.halving";
  return `${rate}; ${t(key, { time: formatNumber(Math.abs(time)) })}`;
}

const pointTable = (trend: PublicTrend, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("view.label") },
    ...(trend.points.some(({ group }) => group) ? [{ label: t("view.group") }] : []),
    { label: `${t("view.value")} (${trend.unit})`, align: "right" },
  ],
  rows: trend.points
    .filter(({ selected }) => selected)
    .map(({ date, label, group, value }) => [
      date,
      label,
      ...(group === undefined ? [] : [group]),
      formatNumber(value, 4),
    ]),
});

/** Where the line runs at the as-of date and in each year after it. */
function predictionTable(trend: PublicTrend, t: Translate): Block {
  const years = [0, 1, 2, 3].map((count) => addDays(trend.asOf, 365.25 * count));
  const rows = trend.prediction.filter(({ kind }) => kind === "prediction");
  const groups = [...new Set(rows.map(({ group }) => group))];
  return {
    kind: "table",
    columns: [
      { label: t("view.date") },
      ...(groups.length > 1 ? [{ label: t("view.group") }] : []),
      { label: `${t("view.value")} (${trend.unit})`, align: "right" },
      { label: t("view.interval"), align: "right" },
    ],
    rows: groups.flatMap((group) =>
      years.flatMap((year) => {
        const row = rows.find((candidate) => candidate.group === group && candidate.date >= year);
        if (!row) return [];
        return [
          [
            row.date,
            ...(groups.length > 1 ? [group ?? ""] : []),
            formatNumber(row.value),
            `[${formatNumber(row.lower)}, ${formatNumber(row.upper)}]`,
          ],
        ];
      }),
    ),
  };
}
