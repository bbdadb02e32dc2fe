import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { arrivalsChart, fieldChart } from "../../operations/lag/pictures.ts";
import type { LagResult } from "../../operations/lag/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { sourceLine } from "../trend/source-line.ts";

/** How far each active lab is behind the frontier. */
export function FieldBars({ result, envelope }: FigureData<LagResult>) {
  const { t } = useApp();
  const { contenders } = result.field;
  if (contenders.length === 0) return null;
  return (
    <Figure
      name={`field-${result.asOf}`}
      chart={({ width }) => fieldChart(result, sourceLine(envelope), t, { theme: "light", width })}
      table={{
        columns: [
          { label: t("lag.organization") },
          { label: t("lag.field.best") },
          { label: t("lag.field.months"), align: "right" },
          { label: `${formatPercent(result.level)} ${t("view.interval")}`, align: "right" },
        ],
        rows: contenders.map((row) => [
          row.organization,
          row.label,
          row.monthsSincePassed.toFixed(1),
          `${row.lower.toFixed(1)} – ${row.upper.toFixed(1)}`,
        ]),
      }}
    />
  );
}

/** Who is there and since when; those who are not are said to be so. */
export function Arrivals({ result, envelope }: FigureData<LagResult>) {
  const { t } = useApp();
  const { arrivals, asOf } = result;
  if (arrivals.length === 0) return null;
  return (
    <Figure
      name={`lag-${asOf}`}
      chart={({ width }) =>
        arrivalsChart(result, sourceLine(envelope), t, { theme: "light", width })
      }
      table={{
        columns: [
          { label: t("lag.organization") },
          { label: t("lag.model") },
          { label: t("view.date") },
          { label: t("view.interval") },
          { label: t("lag.months"), align: "right" },
        ],
        rows: arrivals.map((row) => [
          row.organization,
          row.label,
          row.date ?? t("lag.not-there"),
          `${row.dateLower ?? "–"} – ${row.dateUpper ?? "–"}`,
          row.censored ? `> ${formatNumber(row.lagMonths)}` : formatNumber(row.lagMonths),
        ]),
      }}
    />
  );
}

/** Months by which the best open model follows closed ones, through time. */
export function OpenLag({ result, envelope }: FigureData<LagResult>) {
  const { t } = useApp();
  const { open } = result;
  if (!open || open.series.length < 2) return null;
  const line = (key: "lagMonths" | "strictMonths") =>
    open.series.map((row) => ({ x: dayNumber(row.date), y: row[key] }));
  return (
    <Figure
      name={`open-lag-${result.asOf}`}
      chart={({ width }) =>
        linesChart(
          {
            name: t("web.lag.open", { months: formatNumber(open.lagMonths, 2) }),
            filter: "",
            asOf: result.asOf,
            source: sourceLine(envelope),
            x: { kind: "date", scale: "linear", unit: "", label: "" },
            y: { kind: "number", scale: "linear", unit: "1", label: t("lag.months"), include: [0] },
            lines: [
              { label: t("web.lag.tied"), points: line("lagMonths"), step: true },
              {
                label: t("web.lag.strict"),
                points: line("strictMonths"),
                step: true,
                dashed: true,
              },
            ],
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("view.date") },
          { label: t("lag.open.model") },
          { label: t("lag.open.passed-by") },
          { label: t("lag.open.tied"), align: "right" },
          { label: t("lag.open.strict"), align: "right" },
        ],
        rows: open.series
          .toReversed()
          .map((row) => [
            row.date,
            row.openModel,
            row.closedModel ?? "–",
            formatNumber(row.lagMonths),
            formatNumber(row.strictMonths),
          ]),
      }}
    />
  );
}

/** Share of organisations that are still behind, by months since the first. */
export function StillBehind({ result, envelope }: FigureData<LagResult>) {
  const { t } = useApp();
  const { survival } = result;
  if (survival.length < 2) return null;
  const start = { x: 0, y: 1, lower: 1, upper: 1 };
  return (
    <Figure
      name={`survival-${result.asOf}`}
      chart={({ width }) =>
        linesChart(
          {
            name: t("lag.survival"),
            filter: t("web.dates.interval", { level: formatPercent(result.level) }),
            asOf: result.asOf,
            source: sourceLine(envelope),
            x: { kind: "number", scale: "linear", unit: "1", label: t("web.lag.months-after") },
            y: {
              kind: "number",
              scale: "linear",
              unit: "share",
              label: t("lag.still-behind"),
              include: [0, 1],
            },
            levels: [{ label: t("web.lag.half"), y: 0.5 }],
            lines: [
              {
                label: t("lag.still-behind"),
                step: true,
                points: [
                  start,
                  ...survival.map(({ months, survival: y, lower, upper }) => ({
                    x: months,
                    y,
                    lower,
                    upper,
                  })),
                ],
              },
            ],
          },
          t,
          { theme: "light", width },
        )
      }
    />
  );
}
