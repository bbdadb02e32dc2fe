import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { kindsTable } from "../shared/kinds-table.ts";
import { signed } from "../shared/signed.ts";
import { right } from "./cells.ts";
import type { ScoreboardResult } from "./result.ts";

/** Every measured result beside its prediction, and the order of chips. */
export function viewScoreboard(score: ScoreboardResult, t: Translate): Document {
  return [
    { kind: "title", text: t("serving.scoreboard.title") },
    {
      kind: "finding",
      text: t("serving.scoreboard.finding", {
        error: formatPercent(score.meanAbsoluteError),
        median: formatPercent(score.medianAbsoluteError),
        seen: formatPercent(score.seenError),
        coverage: formatPercent(score.coverage),
        level: `${100 * score.level} %`,
        inOrder: score.pairsInOrder,
        pairs: score.pairs,
      }),
    },
    {
      kind: "paragraph",
      text: t("serving.scoreboard.basis", {
        results: score.results,
        submissions: score.submissions,
        groups: score.groups,
        folds: score.folds,
        notComparable: score.leftOut.notComparable,
        withoutChip: score.leftOut.withoutChip,
      }),
    },
    kindsTable(score.kinds, (kind) => t(`serving.kind-of.${kind}`), t),
    casesTable(score, t),
    {
      kind: "table",
      columns: [
        { label: t("serving.device.model") },
        { label: t("serving.chip") },
        { label: t("serving.scenario") },
        right(t("serving.round")),
        right(t("serving.measured")),
        right(t("serving.published.predicted")),
        right(`${100 * score.level} % ${t("view.interval")}`),
        right(t("serving.error")),
      ],
      rows: score.rows.map((row) => [
        row.model,
        row.chip,
        row.scenario,
        row.round,
        formatNumber(row.measured),
        formatNumber(row.predicted),
        `${formatNumber(row.lower)} – ${formatNumber(row.upper)}`,
        signed(row.error),
      ]),
    },
    ...orderBlocks(score, t),
    ...benchmarkBlocks(score, t),
  ];
}

/** Cases that others than the benchmark measured. */
const casesTable = ({ cases }: ScoreboardResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("serving.device.model") },
    { label: t("serving.chip") },
    { label: t("label.precision") },
    right(`${t("label.prompt")} / ${t("label.output")}`),
    right(t("serving.measured")),
    right(t("serving.published.predicted")),
    right(`80 % ${t("view.interval")}`),
    right(t("serving.error")),
  ],
  rows: cases.map((one) => [
    one.model,
    one.chip,
    one.format,
    `${one.promptTokens} / ${one.outputTokens}`,
    formatNumber(one.measured),
    formatNumber(one.predicted),
    `${formatNumber(one.lower)} – ${formatNumber(one.upper)}`,
    signed(one.predicted / one.measured - 1),
  ]),
});

/** Which chips the model puts in the wrong order. */
function orderBlocks(score: ScoreboardResult, t: Translate): readonly Block[] {
  return [
    { kind: "heading", text: t("serving.order") },
    {
      kind: "paragraph",
      text: t("serving.order.text", {
        inOrder: score.pairsInOrder,
        pairs: score.pairs,
        byGroup: score.pairsInOrderByGroup,
        seen: score.pairsInOrderSeen,
        ties: score.ties,
        median: formatPercent(score.spread.median - 1),
        mostly: formatPercent(score.spread.mostly - 1),
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("serving.device.model") },
        { label: t("serving.scenario") },
        right(t("serving.round")),
        { label: t("serving.faster") },
        { label: t("serving.slower") },
        right(t("serving.ratio.measured")),
        right(t("serving.ratio.predicted")),
      ],
      rows: score.misordered.map((pair) => [
        pair.model,
        pair.scenario,
        pair.round,
        pair.faster,
        pair.slower,
        formatNumber(pair.measured),
        formatNumber(pair.predicted),
      ]),
    },
  ];
}

/** Lengths and limits of the benchmarks, estimates marked. */
function benchmarkBlocks({ benchmarks, power }: ScoreboardResult, t: Translate): readonly Block[] {
  const length = (
    one: ScoreboardResult["benchmarks"][number],
    name: "promptTokens" | "outputTokens",
  ) => `${one.judged.includes(name) ? "≈ " : ""}${formatNumber(one[name])}`;
  const seconds = (value: number | null): string => (value === null ? "–" : formatNumber(value));
  return [
    { kind: "heading", text: t("serving.benchmarks") },
    {
      kind: "table",
      columns: [
        { label: t("serving.device.model") },
        right(t("label.prompt")),
        right(t("label.output")),
        { label: t("serving.limits") },
      ],
      rows: benchmarks.map((one) => [
        one.model,
        length(one, "promptTokens"),
        length(one, "outputTokens"),
        one.limits
          .map(
            ({ scenario, timeToFirstToken, timePerToken }) =>
              `${scenario} ${seconds(timeToFirstToken)} / ${seconds(timePerToken)}`,
          )
          .join("; "),
      ]),
    },
    { kind: "note", text: t("serving.benchmarks.note") },
    ...(power
      ? [
          {
            kind: "paragraph" as const,
            text: t("serving.power", {
              n: power.n,
              lowest: formatPercent(power.lowest),
              highest: formatPercent(power.highest),
            }),
          },
        ]
      : []),
  ];
}
