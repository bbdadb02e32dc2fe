import { scenarioChart } from "../../charts/scenario-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { PublicScenario } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "../components/chart-figure.tsx";
import { Cite } from "../components/cite.tsx";
import { DataTable } from "../components/data-table.tsx";
import { useWidth } from "../use-width.ts";
import { sourceLine } from "./source-line.ts";

/** A quantity with too few values for a rate: estimates, projections and the band they span. */
export function ScenarioView({
  scenario,
  envelope,
}: {
  readonly scenario: PublicScenario;
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 1120);
  const comparable = scenario.points.filter(({ selected }) => selected);
  const newest = comparable.at(-1);
  const last = scenario.projections.filter(({ selected }) => selected).at(-1);
  return (
    <>
      <h1 className="eyebrow">{scenario.title}</h1>
      {newest && last && (
        <p className="finding">
          {t("trend.scenario.sentence", {
            title: scenario.title,
            unit: scenario.unit,
            value: formatNumber(newest.value, 4),
            year: newest.date.slice(0, 4),
            projected: formatNumber(last.value, 4),
            until: last.date.slice(0, 4),
          })}
        </p>
      )}
      <p className="statistics">
        {t("trend.scenario.finding", {
          n: comparable.length,
          dates: comparable.map(({ date }) => date.slice(0, 4)).join(", ") || "–",
        })}
      </p>
      <div ref={place}>
        {width !== undefined && scenario.points.length > 0 && (
          <ChartFigure
            name={`${scenario.id}-${scenario.asOf}`}
            chart={scenarioChart(
              {
                name: scenario.title,
                filter: "",
                asOf: scenario.asOf,
                source: sourceLine(envelope),
                result: scenario,
                unitLabel: scenario.unit,
                finding: scenario.title,
              },
              t,
              { theme: "light", width },
            )}
          />
        )}
      </div>
      <p className="prose">{scenario.definition}</p>
      <h2>{t("trend.scenario.estimates")}</h2>
      <Values rows={scenario.points} unit={scenario.unit} />
      <h2>{t("trend.scenario.projections")}</h2>
      <Values rows={scenario.projections} unit={scenario.unit} />
      <Cite title={scenario.title} envelope={envelope} />
    </>
  );
}

function Values({
  rows,
  unit,
}: {
  readonly rows: PublicScenario["points"];
  readonly unit: string;
}) {
  const { t } = useApp();
  return (
    <DataTable
      label={t("view.points")}
      table={{
        columns: [
          { label: t("view.date") },
          { label: t("view.label") },
          { label: t("view.basis") },
          { label: `${t("view.value")} (${unit})`, align: "right" },
          { label: t("view.interval"), align: "right" },
          { label: t("view.source") },
        ],
        rows: rows.map(({ date, label, basis, value, lower, upper, source }) => [
          date,
          label,
          basis ?? "",
          formatNumber(value, 4),
          lower === null || upper === null
            ? ""
            : `${formatNumber(lower, 4)} – ${formatNumber(upper, 4)}`,
          source,
        ]),
      }}
    />
  );
}
