import { barsChart } from "../../charts/bars-chart.ts";
import { capabilityChart } from "../../charts/capability-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import { pointsOfModels } from "../../operations/capability/pictures.ts";
import type { CapabilityResult } from "../../operations/capability/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { publisherLine } from "../trend/source-line.ts";

/** Every fitted model by its day of release, with its interval, and the best to date. */
export function ModelsByRelease({ result, envelope }: FigureData<CapabilityResult>) {
  const { t } = useApp();
  return (
    <Figure
      name={`capability-${envelope.asOf}`}
      chart={({ width }) =>
        capabilityChart(
          {
            name: t("web.capability.models"),
            filter: t("web.interval.of", { level: `${100 * result.level} %` }),
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            unitLabel: t("lag.score"),
            points: pointsOfModels(result),
          },
          t,
          { theme: "light", width },
        )
      }
      table={tableOf(result, t)}
    />
  );
}

/** How many of the strongest models are ranked. */
const MOST = 20;

/** The strongest models with the intervals that say which of them can be told apart. */
export function StrongestModels({ result, envelope }: FigureData<CapabilityResult>) {
  const { t } = useApp();
  const rows = result.models
    .toSorted((one, other) => other.eci - one.eci)
    .slice(0, MOST)
    .map(({ label, eci, lower, upper }) => ({
      label,
      value: eci,
      lower: lower ?? eci,
      upper: upper ?? eci,
    }));
  return (
    <Figure
      name={`capability-ranks-${envelope.asOf}`}
      chart={({ width }) =>
        barsChart(
          {
            name: t("web.capability.ranks"),
            filter: t("web.interval.of", { level: `${100 * result.level} %` }),
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            rows,
            unit: "1",
            unitLabel: t("lag.score"),
            baseline: Math.min(...rows.map(({ lower }) => lower)),
            draw: "range",
          },
          t,
          { theme: "light", width },
        )
      }
    />
  );
}

function tableOf({ models }: CapabilityResult, t: ReturnType<typeof useApp>["t"]) {
  return {
    columns: [
      { label: t("lag.model") },
      { label: t("lag.organization") },
      { label: t("view.date") },
      { label: t("lag.score"), align: "right" as const },
      { label: t("view.interval"), align: "right" as const },
    ],
    rows: models
      .toSorted((one, other) => other.eci - one.eci)
      .map(({ label, organization, date, eci, lower, upper }) => [
        label,
        organization ?? "",
        date,
        formatNumber(eci, 4),
        lower === null || upper === null
          ? ""
          : `${formatNumber(lower, 4)} – ${formatNumber(upper, 4)}`,
      ]),
  };
}
