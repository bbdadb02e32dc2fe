import { unitFormat } from "../../charts/parts/human-units.ts";
import { formatNumber } from "../../i18n/format.ts";
import { rateCells, rateText } from "../../i18n/rate-text.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { DataTable } from "../components/data-table.tsx";

const right = "right" as const;

/** The forms side by side, each with the rate that it ends with. */
export function FormsTable({ trend }: { readonly trend: PublicTrend }) {
  const { t } = useApp();
  return (
    <DataTable
      label={t("view.forms")}
      table={{
        columns: [
          { label: t("view.form") },
          { label: t("law.column.line"), align: right },
          { label: t("view.interval"), align: right },
          { label: "R²", align: right },
          { label: t("view.definition") },
        ],
        rows: trend.forms.map(({ form, fit }) => [
          form === trend.form ? `${form} ✓` : form,
          ...rateCells(fit, t),
          formatNumber(fit.rSquared),
          t(`form.${form}`),
        ]),
      }}
    />
  );
}

/** The numbers behind the chart: the points on the line first, newest first. */
export function PointsTable({ trend }: { readonly trend: PublicTrend }) {
  const { t } = useApp();
  const { value: write } = unitFormat(trend.unit, t);
  const points = [...trend.points].sort(
    (one, other) =>
      Number(other.selected) - Number(one.selected) || other.date.localeCompare(one.date),
  );
  const grouped = points.some(({ group }) => group !== undefined);
  return (
    <DataTable
      key={`${trend.id} ${trend.asOf}`}
      label={t("view.points")}
      table={{
        columns: [
          { label: t("view.date") },
          { label: t("view.label") },
          ...(grouped ? [{ label: t("view.group") }] : []),
          { label: `${t("view.value")} (${trend.unit})`, align: right },
          { label: t("view.interval"), align: right },
          { label: t("web.trend.on-line") },
          { label: t("view.source") },
        ],
        rows: points.map((point) => [
          point.date,
          point.label,
          ...(grouped ? [point.group ?? ""] : []),
          write(point.value),
          point.lower === null || point.upper === null
            ? ""
            : `${write(point.lower)} – ${write(point.upper)}`,
          point.selected ? "✓" : "",
          point.source,
        ]),
      }}
    />
  );
}

/** How many of the most influential points are listed. */
const MOST = 10;

/** Points by how far the slope of the straight line moves without them. */
export function InfluenceTable({ trend }: { readonly trend: PublicTrend }) {
  const { t } = useApp();
  const labels = new Map(trend.points.map(({ id, label }) => [id, label]));
  return (
    <DataTable
      label={t("web.trend.influence")}
      table={{
        columns: [
          { label: t("view.label") },
          { label: t("web.trend.without"), align: right },
          { label: "id" },
        ],
        rows: trend.influence
          .slice(0, MOST)
          .map(({ id, growthPerYearWithout }) => [
            labels.get(id) ?? id,
            rateText(growthPerYearWithout, trend.fit.scale),
            id,
          ]),
      }}
    />
  );
}
