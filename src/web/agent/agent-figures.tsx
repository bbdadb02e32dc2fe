import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { placeLabel, placeOf, successByLength } from "../../operations/agent/pictures.ts";
import type { AgentResult } from "../../operations/agent/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { publisherLine } from "../trend/source-line.ts";

/** Success of one try against the length of the task, beside steps that fail by themselves. */
export function SuccessByLength({ result, envelope }: FigureData<AgentResult>) {
  const { t } = useApp();
  const label = placeLabel(result, t);
  return (
    <Figure
      name="agent-success"
      scaleKey="lengthScale"
      chart={({ width, linear }) =>
        successByLength(
          result,
          { asOf: envelope.asOf, source: publisherLine(envelope, t), linear },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label, align: "right" },
          { label: t("agent.one-try"), align: "right" },
          { label: `${formatPercent(result.level)} ${t("view.interval")}`, align: "right" },
          { label: t("agent.independent"), align: "right" },
        ],
        rows: result.byLength.map((row) => [
          formatNumber(placeOf(row)),
          formatPercent(row.success.value),
          `${formatPercent(row.success.lower)} – ${formatPercent(row.success.upper)}`,
          formatPercent(row.independent),
        ]),
      }}
    />
  );
}

/** The measured agents: the length of task that they do half the time and four times in five. */
export function MeasuredAgents({ result, envelope }: FigureData<AgentResult>) {
  const { t } = useApp();
  const agents = result.horizonFit?.agents.toSorted((one, other) =>
    one.date.localeCompare(other.date),
  );
  if (!agents || agents.length < 2) return null;
  return (
    <Figure
      name="agent-horizons"
      scaleKey="horizonScale"
      chart={({ width, linear }) =>
        linesChart(
          {
            name: t("web.agent.horizons"),
            filter: "",
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            x: { kind: "date", scale: "linear", unit: "", label: "" },
            y: {
              kind: "number",
              scale: linear ? "linear" : "log",
              unit: "minutes",
              label: t("web.agent.horizon-unit"),
              ...(linear ? { include: [0] } : {}),
            },
            lines: (["p50Minutes", "p80Minutes"] as const).map((key) => ({
              label: t(`web.agent.${key}`),
              dots: "only" as const,
              points: agents.map((agent) => ({ x: dayNumber(agent.date), y: agent[key] })),
            })),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("label.agent") },
          { label: t("view.date") },
          { label: t("web.agent.p50Minutes"), align: "right" },
          { label: t("web.agent.p80Minutes"), align: "right" },
        ],
        rows: agents
          .toReversed()
          .map(({ model, date, p50Minutes, p80Minutes }) => [
            model,
            date,
            formatNumber(p50Minutes),
            formatNumber(p80Minutes),
          ]),
      }}
    />
  );
}
