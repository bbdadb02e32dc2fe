import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { AgentResult } from "./result.ts";

/** Success of one try against the length of the task. */
export const agentPictures = (
  result: AgentResult,
  t: Translate,
  at: PictureContext,
): readonly ChartBlock[] => [
  { kind: "chart", id: "success", ...successByLength(result, { ...at, linear: false }, t) },
];

/** Where a row stands: at its number of steps, or at its length where steps are not counted. */
export const placeOf = (row: AgentResult["byLength"][number]): number => row.steps ?? row.length;

/** What {@link placeOf} counts, in the reader's language. */
export const placeLabel = ({ byLength }: AgentResult, t: Translate): string =>
  t(byLength.every(({ steps }) => steps !== null) ? "web.agent.steps" : "web.agent.length");

/** Success of one try against the length of the task, beside steps that fail by themselves. */
export function successByLength(
  result: AgentResult,
  { asOf, source, linear }: Omit<PictureContext, "sourceOf"> & { readonly linear: boolean },
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const here = result.byLength.find(({ length }) => length === 1);
  const share = t("agent.success");
  return linesChart(
    {
      name: t("web.agent.curve"),
      filter: t("web.interval.of", { level: formatPercent(result.level) }),
      ...{ asOf, source },
      x: {
        ...{ kind: "number", scale: linear ? "linear" : "log", unit: "1" },
        label: placeLabel(result, t),
      },
      y: { kind: "number", scale: "linear", unit: "share", label: share, include: [0, 1] },
      lines: [
        {
          label: t("agent.one-try"),
          points: result.byLength.map((row) => ({
            ...{ x: placeOf(row), y: row.success.value },
            ...{ lower: row.success.lower, upper: row.success.upper },
          })),
        },
        {
          label: t("agent.independent"),
          dashed: true,
          points: result.byLength.map((row) => ({ x: placeOf(row), y: row.independent })),
        },
      ],
      levels: [{ label: t("web.lag.half"), y: 0.5 }],
      marked: here
        ? [
            {
              label: t("web.agent.here", { success: formatPercent(result.success) }),
              ...{ x: placeOf(here), y: result.success },
              ...{ lower: result.lower, upper: result.upper },
            },
          ]
        : [],
    },
    t,
    style,
  );
}
