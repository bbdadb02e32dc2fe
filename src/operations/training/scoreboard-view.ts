import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { kindsTable } from "../shared/kinds-table.ts";
import { signed } from "../shared/signed.ts";
import { formatQuantity } from "./figures.ts";
import { publishedCostBlocks } from "./published-costs-view.ts";
import type { ScoreboardResult } from "./result.ts";

/** Every published run beside its prediction, in order of date. */
export function viewScoreboard(result: ScoreboardResult, t: Translate): Document {
  const quantity = (name: string) =>
    t(`training.quantity.${name === "mfu" ? "mfuStep" : name}` as MessageKey);
  const error = (ratio: number) => signed(ratio - 1);
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
    kindsTable(result.kinds, (kind) => t(`training.kind.${kind}`), t),
    {
      kind: "paragraph",
      text: Object.entries(result.efficiencies)
        .map(([name, value]) => `${t(`label.fitted.${name}` as MessageKey)} ${formatNumber(value)}`)
        .join("; "),
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
        formatQuantity(one.quantity, one.published),
        formatQuantity(one.quantity, one.predicted),
        `${formatQuantity(one.quantity, one.lower)} – ${formatQuantity(one.quantity, one.upper)}`,
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
        formatQuantity(one.quantity, one.published),
        formatQuantity(one.quantity, one.predicted),
        error(one.ratio),
      ]),
    },
    { kind: "heading", text: t("training.scoreboard.post-training") },
    postTrainingTable(result, t),
    ...publishedCostBlocks(result, t),
    { kind: "heading", text: t("training.scoreboard.left-out") },
    { kind: "list", items: result.leftOut.map(({ run, reason }) => `${run}: ${reason}`) },
  ];
}

/** Published post-training, none of whose steps entered a fit. */
const postTrainingTable = ({ postTraining }: ScoreboardResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("training.run") },
    { label: t("training.figure") },
    { label: t("training.published"), align: "right" },
    { label: t("training.predicted"), align: "right" },
    { label: `80 % ${t("view.interval")}`, align: "right" },
    { label: t("training.error.chip-hours"), align: "right" },
  ],
  rows: postTraining.map((one) => [
    one.run,
    t(`training.quantity.${one.quantity}`),
    formatNumber(one.published),
    formatNumber(one.predicted),
    `${formatNumber(one.lower)} – ${formatNumber(one.upper)}`,
    signed(one.ratio - 1),
  ]),
});
