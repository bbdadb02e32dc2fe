import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import { signed } from "../shared/signed.ts";
import type { ScoreboardResult } from "./result.ts";

type CostScore = ScoreboardResult["costs"][number];

/** Off by more than the rounding of the tables. */
const OFF = 0.001;

/** Costs that Epoch AI publishes beside ours: how they agree, and why each exception does not. */
export function publishedCostBlocks(
  { costs, costSummary }: ScoreboardResult,
  t: Translate,
): readonly Block[] {
  const exceptions = costs.filter(
    ({ ratio, revised, stated }) => Math.abs(ratio - 1) >= OFF || revised.length > 0 || stated,
  );
  return [
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
      rows: costSummary.map((one) => [
        t(`training.basis.${one.basis}` as MessageKey),
        String(one.n),
        String(one.within15Percent),
        String(one.withinTenthPercent),
        formatNumber(one.medianRatio, 4),
      ]),
    },
    { kind: "paragraph", text: t("training.cost.editions") },
    { kind: "heading", text: t("training.scoreboard.cost-exceptions") },
    {
      kind: "table",
      columns: [
        { label: t("training.run") },
        { label: t("training.basis") },
        { label: t("training.published"), align: "right" },
        { label: t("training.error"), align: "right" },
        { label: t("training.cost.today"), align: "right" },
        { label: t("training.cost.cause") },
      ],
      rows: exceptions.map((one) => [
        one.model,
        t(`training.basis.${one.basis}` as MessageKey),
        usdText(one.published, t),
        Math.abs(one.ratio - 1) < OFF ? "< 0.1 %" : signed(one.ratio - 1),
        one.revised.length === 0 || one.today === null ? "–" : signed(one.today - 1),
        causeOf(one, t),
      ]),
    },
  ];
}

function causeOf({ stated, revised, basis }: CostScore, t: Translate): string {
  if (stated) return t("training.cost.stated");
  if (revised.length === 0) {
    return t(basis === "cloud" ? "training.cost.rent" : "training.cost.unexplained");
  }
  const shown = (value: string | number | null) =>
    value === null ? "–" : typeof value === "number" ? formatNumber(value) : value;
  return revised
    .map(
      ({ input, before, now }) =>
        `${t(`training.cost.input.${input}` as MessageKey)} ${shown(before)} → ${shown(now)}`,
    )
    .join("; ");
}
