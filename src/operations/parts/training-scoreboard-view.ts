import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { ScoreboardResult } from "./training-output.ts";

/** Every published run beside its prediction, in order of date. */
export function viewScoreboard(result: ScoreboardResult, t: Translate): Document {
  const quantity = (name: string) =>
    t(`training.quantity.${name === "mfu" ? "mfuStep" : name}` as MessageKey);
  const error = (ratio: number) => `${ratio >= 1 ? "+" : "−"}${formatPercent(Math.abs(ratio - 1))}`;
  return [
    { kind: "title", text: t("training.scoreboard.title") },
    {
      kind: "finding",
      text: t("training.scoreboard.finding", {
        n: result.scoreboard.length,
        groups: result.groups,
        error: formatPercent(result.medianAbsoluteError),
        coverage: formatPercent(result.coverage80),
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("training.run") },
        { label: t("training.group") },
        { label: t("training.figure") },
        { label: t("training.published"), align: "right" },
        { label: t("training.predicted"), align: "right" },
        { label: `80 % ${t("view.interval")}`, align: "right" },
        { label: t("training.error.chip-hours"), align: "right" },
      ],
      rows: result.scoreboard.map((one) => [
        one.run,
        one.group,
        quantity(one.quantity),
        formatNumber(one.published),
        formatNumber(one.predicted),
        `${formatNumber(one.lower)} – ${formatNumber(one.upper)}`,
        error(one.ratio),
      ]),
    },
    { kind: "heading", text: t("training.scoreboard.others") },
    {
      kind: "table",
      columns: [
        { label: t("training.run") },
        { label: t("training.figure") },
        { label: t("training.published"), align: "right" },
        { label: t("training.predicted"), align: "right" },
        { label: t("training.error"), align: "right" },
      ],
      rows: result.others.map((one) => [
        one.run,
        quantity(one.quantity),
        formatNumber(one.published),
        formatNumber(one.predicted),
        error(one.ratio),
      ]),
    },
    { kind: "heading", text: t("training.scoreboard.costs") },
    {
      kind: "table",
      columns: [
        { label: t("training.basis") },
        { label: "n", align: "right" },
        { label: t("training.within", { limit: "15 %" }), align: "right" },
        { label: t("training.within", { limit: "0.1 %" }), align: "right" },
        { label: t("training.median-ratio"), align: "right" },
      ],
      rows: result.costSummary.map((one) => [
        t(`training.basis.${one.basis}` as MessageKey),
        String(one.n),
        String(one.within15Percent),
        String(one.withinTenthPercent),
        formatNumber(one.medianRatio, 4),
      ]),
    },
    { kind: "heading", text: t("training.scoreboard.left-out") },
    { kind: "list", items: result.leftOut.map(({ run, reason }) => `${run}: ${reason}`) },
  ];
}
