import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { fitText } from "../../reports/findings/fit-text.ts";
import type { HorizonResult } from "./result.ts";

/** Horizons of agents for a person, with the trend of the records among them. */
export function viewHorizon(result: HorizonResult, t: Translate): Document {
  return [
    { kind: "title", text: t("trend.time-horizon.title") },
    ...(result.trend ? [{ kind: "finding" as const, text: fitText(result.trend, t) }] : []),
    {
      kind: "table",
      columns: [
        { label: t("view.label") },
        { label: t("view.date") },
        { label: `p50 (${t("horizon.minutes")})`, align: "right" },
        { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
        { label: `p80 (${t("horizon.minutes")})`, align: "right" },
      ],
      rows: result.agents.map((agent) => [
        agent.id,
        agent.date ?? "–",
        agent.p50Minutes === null ? (agent.problem ?? "–") : formatNumber(agent.p50Minutes, 4),
        agent.lower === null || agent.upper === null
          ? "–"
          : `[${formatNumber(agent.lower)}, ${formatNumber(agent.upper)}]`,
        agent.p80Minutes === null ? "–" : formatNumber(agent.p80Minutes, 4),
      ]),
    },
  ];
}
