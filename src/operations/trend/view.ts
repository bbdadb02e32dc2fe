import { addDays } from "../../base/calendar.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { rateCells, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { trendFinding } from "../../reports/findings/trend-finding.ts";
import type { PublicPoint } from "../shared/public-point.ts";
import type { PublicScenario, PublicTrend } from "./result.ts";

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
    ...findingBlocks(trendFinding(trend, t)),
    { kind: "paragraph", text: trend.fit.definition },
    { kind: "heading", text: t("view.forms") },
    formTable(trend, t),
    { kind: "paragraph", text: trend.defaultForm.text },
    { kind: "heading", text: t("view.points") },
    pointTable(
      trend.points.filter(({ selected }) => selected),
      trend.unit,
      t,
    ),
    { kind: "heading", text: t("view.prediction") },
    predictionTable(trend, t),
    { kind: "paragraph", text: trend.forecast.text },
    ...(trend.trackRecord ? [{ kind: "paragraph" as const, text: trend.trackRecord.text }] : []),
    { kind: "heading", text: t("view.influence"), part: "moves" },
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

/** What is known and what is projected, side by side; no rate, because nothing is fitted. */
export function viewScenario(scenario: PublicScenario, t: Translate): Document {
  const comparable = scenario.points.filter(({ selected }) => selected);
  return [
    { kind: "title", text: scenario.title },
    {
      kind: "finding",
      text: t("trend.scenario.finding", {
        n: comparable.length,
        dates: comparable.map(({ date }) => date.slice(0, 4)).join(", ") || "–",
      }),
    },
    { kind: "paragraph", text: scenario.definition },
    { kind: "heading", text: t("trend.scenario.estimates") },
    pointTable(scenario.points, scenario.unit, t),
    { kind: "heading", text: t("trend.scenario.projections") },
    pointTable(scenario.projections, scenario.unit, t),
    { kind: "heading", text: t("trend.scenario.band") },
    {
      kind: "table",
      columns: [
        { label: t("view.date") },
        { label: `${t("view.interval")} (${scenario.unit})`, align: "right" },
        { label: "n", align: "right" },
      ],
      rows: scenario.band.map(({ date, lower, upper, n }) => [
        date,
        rangeText(lower, upper),
        String(n),
      ]),
    },
  ];
}

const rangeText = (lower: number, upper: number, digits = 4): string =>
  `[${formatNumber(lower, digits)}, ${formatNumber(upper, digits)}]`;

/** The forms side by side, each with the rate that it ends with. */
const formTable = (trend: PublicTrend, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.form") },
    { label: t("law.column.line"), align: "right" },
    { label: t("view.interval"), align: "right" },
    { label: "R²", align: "right" },
    { label: t("view.definition") },
  ],
  rows: trend.forms.map(({ form, fit }) => [
    form === trend.form ? `${form} *` : form,
    ...rateCells(fit, t),
    formatNumber(fit.rSquared),
    t(`form.${form}`),
  ]),
});

interface PointColumn {
  /** False for a column that no point fills. */
  readonly shown?: boolean;
  readonly label: string;
  readonly align?: "right";
  readonly cell: (point: PublicPoint) => string;
}

/** Points with the columns that any of them fills. */
function pointTable(points: readonly PublicPoint[], unit: string, t: Translate): Block {
  const real = points.some(({ realValue }) => realValue !== undefined);
  const columns: readonly PointColumn[] = [
    { label: t("view.date"), cell: ({ date }) => date },
    { label: t("view.label"), cell: ({ label }) => label },
    {
      label: t("view.group"),
      cell: ({ group }) => group ?? "",
      shown: points.some(({ group }) => group !== undefined),
    },
    {
      label: t("view.basis"),
      cell: ({ basis }) => basis ?? "",
      shown: points.some(({ basis }) => basis !== undefined),
    },
    {
      label: `${t("view.value")} (${real ? "USD" : unit})`,
      align: "right",
      cell: ({ value }) => formatNumber(value, 4),
    },
    {
      label: unit,
      align: "right",
      cell: ({ realValue }) => (realValue === undefined ? "" : formatNumber(realValue, 4)),
      shown: real,
    },
    {
      label: t("view.interval"),
      align: "right",
      cell: ({ lower, upper }) => (lower === null || upper === null ? "" : rangeText(lower, upper)),
      shown: points.some(({ lower, upper }) => lower !== null && upper !== null),
    },
  ];
  const shown = columns.filter((column) => column.shown ?? true);
  return {
    kind: "table",
    columns: shown.map(({ label, align }) => (align ? { label, align } : { label })),
    rows: points.map((point) => shown.map(({ cell }) => cell(point))),
  };
}

/** Where the trend goes in each year ahead, and what a baseline says that has not been beaten. */
function predictionTable(trend: PublicTrend, t: Translate): Block {
  const ahead = ({ prediction, asOf }: Pick<PublicTrend, "prediction" | "asOf">) =>
    prediction.filter(({ kind, date }) => kind === "prediction" && date >= asOf);
  const rows = ahead(trend);
  const simple = ahead({ ...trend, prediction: trend.baseline });
  const years = [0.5, 1, 2, 3].map((count) => addDays(trend.asOf, 365.25 * count));
  const groups = [...new Set(rows.map(({ group }) => group))];
  const level = rows[0]?.level ?? trend.fit.level;
  const baseline = trend.trackRecord?.bestBaseline;
  return {
    kind: "table",
    columns: [
      { label: t("view.date") },
      ...(groups.length > 1 ? [{ label: t("view.group") }] : []),
      { label: `${t("view.value")} (${trend.unit})`, align: "right" },
      { label: `${formatPercent(level)} ${t("view.interval")}`, align: "right" },
      ...(simple.length > 0 && baseline
        ? [{ label: t(`member.${baseline}`), align: "right" as const }]
        : []),
    ],
    rows: groups.flatMap((group) =>
      years.flatMap((year) => {
        const near = ({ date }: { readonly date: string }) => date >= addDays(year, -DAYS_OFF);
        const row = rows.find((each) => each.group === group && near(each));
        if (!row) return [];
        const other = simple.find((each) => each.group === group && each.date === row.date);
        return [
          [
            row.date,
            ...(groups.length > 1 ? [group ?? ""] : []),
            formatNumber(row.value),
            rangeText(row.lower, row.upper, 3),
            ...(other ? [formatNumber(other.value)] : []),
          ],
        ];
      }),
    ),
  };
}

/** Months are rounded to days, so a year ahead may fall a day short. */
const DAYS_OFF = 2;
