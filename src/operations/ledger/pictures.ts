import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { timelineChart } from "../../charts/timeline-chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { LedgerResult } from "./result.ts";

type Source = Pick<PictureContext, "source">;
type Scores = LedgerResult["scores"][number];

/** In the order of their colours: what is false stands out as what is true does. */
const statuses = ["true", "false", "partly", "open"] as const;

/** The forecasts over time, and how often what was given so much came true, group by group. */
export const ledgerPictures = (
  result: LedgerResult,
  t: Translate,
  { source }: PictureContext,
): readonly ChartBlock[] => [
  ...(datedForecasts(result).length === 0
    ? []
    : [{ kind: "chart" as const, id: "ledger", ...ledgerTimeline(result, { source }, t) }]),
  ...result.scores.map((group) => ({
    ...{ kind: "chart" as const, id: `reliability-${group.group}` },
    ...reliabilityChart(result, group, { source }, t),
  })),
];

/** Forecasts with a deadline. */
export const datedForecasts = ({ claims }: LedgerResult) =>
  claims.flatMap(({ statement, kind, status, madeOn, readings: [first] }) =>
    first?.deadline && kind === "forecast"
      ? [{ statement, status, madeOn, deadline: first.deadline }]
      : [],
  );

/** Each forecast from the day of the claim to its deadline, by what came of it. */
export function ledgerTimeline(
  result: LedgerResult,
  { source }: Source,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const rows = datedForecasts(result);
  return timelineChart(
    {
      ...{ name: t("web.ledger.timeline"), filter: "", asOf: result.asOf, source },
      unitLabel: t("web.ledger.deadline"),
      until: rows.reduce((until, { deadline }) => (deadline > until ? deadline : until), ""),
      kinds: statuses.map((id) => ({ id, label: t(`ledger.status.${id}`) })),
      rows: rows.map(({ statement, status, madeOn, deadline }) => ({
        ...{ label: statement, kind: status, date: deadline, lower: madeOn, upper: deadline },
        reached: status !== "open",
      })),
    },
    t,
    style,
  );
}

/** How often what was given so much came true, with the band that right probabilities would show. */
export function reliabilityChart(
  { asOf }: LedgerResult,
  { group, n, calibration }: Scores,
  { source }: Source,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const name = t("ledger.calibration", { group });
  return linesChart(
    {
      ...{ name: `${name} · n = ${n}`, filter: "", asOf, source },
      x: axis(t("ledger.probability")),
      y: axis(t("ledger.came")),
      lines: [
        {
          label: t("ledger.band"),
          dashed: true,
          points: calibration.map(({ forecast, bandLower, bandUpper }) => ({
            ...{ x: forecast, y: forecast, lower: bandLower, upper: bandUpper },
          })),
        },
      ],
      marked: calibration.map(({ n: many, forecast, came, lower, upper }) => ({
        ...{ label: `n = ${many}`, x: forecast, y: came, lower, upper },
        shape: "circle" as const,
      })),
    },
    t,
    style,
  );
}

const axis = (label: string) => ({
  ...{ kind: "number" as const, scale: "linear" as const, unit: "", label, include: [0, 1] },
});
