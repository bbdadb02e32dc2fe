import { lawChart } from "../../charts/law-chart.ts";
import type { Chart } from "../../charts/parts/chart.ts";
import { rateText } from "../../i18n/rate-text.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { trendFinding } from "../../reports/findings/trend-finding.ts";
import { historyChart, historyFinding } from "../history/view.ts";
import { viewLaw } from "../law/view.ts";
import { chartOfTrend } from "../shared/chart-of-trend.ts";
import type { PublicTrend } from "../trend/result.ts";
import type { BriefResult, Comparison } from "./result.ts";
import { scorecardSection } from "./scorecard.ts";

/** The report for a reader: the law, a section with a picture for each line, changes, sources. */
export function viewBrief(result: BriefResult, t: Translate): Document {
  const [title, finding, ...rest] = viewLaw(result.law, t) as [Block, Block, ...Block[]];
  return [
    title,
    finding,
    chartBlock(
      "law",
      lawChart(
        {
          name: t("brief.law-chart"),
          asOf: result.law.asOf,
          source: t("brief.see-sources"),
          lines: result.law.lines,
        },
        t,
      ),
    ),
    ...rest,
    ...(result.comparison ? viewComparison(result.comparison, t) : []),
    ...(result.scorecard ? scorecardSection(result.scorecard, t) : []),
    ...historySection(result, t),
    ...result.trends.flatMap((trend) => trendSection(trend, t)),
    { kind: "heading", text: t("brief.sources") },
    {
      kind: "list",
      items: result.sources.map(
        ({ publisher, licence, url, datasets }) =>
          `${datasets.join(", ")}: ${publisher}, ${licence}, ${url}`,
      ),
    },
  ];
}

const chartBlock = (id: string, { specification, summary }: Chart): Block => ({
  kind: "chart",
  id,
  specification,
  summary,
});

/** What each line was said to be over time, in a sentence and a picture each. */
const historySection = ({ histories }: BriefResult, t: Translate): Document => [
  { kind: "heading", text: t("brief.histories") },
  ...histories.flatMap(
    (history): Document => [
      { kind: "paragraph", text: historyFinding(history, t) },
      ...historyChart(history, t),
    ],
  ),
];

function trendSection(trend: PublicTrend, t: Translate): Document {
  const look = { filter: "", source: t("brief.see-sources") };
  return [
    { kind: "heading", text: trend.title },
    ...findingBlocks(trendFinding(trend, t)),
    chartBlock(trend.id, chartOfTrend(trend, look, t)),
    { kind: "paragraph", text: trend.fit.definition },
  ];
}

const viewComparison = (comparison: Comparison, t: Translate): Document => [
  { kind: "heading", text: t("brief.comparison", { from: comparison.from, to: comparison.to }) },
  {
    kind: "table",
    columns: [
      { label: t("law.column.line") },
      { label: comparison.from, align: "right" },
      { label: comparison.to, align: "right" },
      { label: t("brief.added") },
      { label: t("brief.removed"), align: "right" },
    ],
    rows: comparison.lines.map((line) => [
      t(`law.line.${line.id}` as MessageKey),
      line.before === null ? "–" : rateText(line.before, line.scale),
      line.after === null ? "–" : rateText(line.after, line.scale),
      line.added.map(({ label }) => label).join(", "),
      String(line.removed),
    ]),
  },
  {
    kind: "table",
    columns: [{ label: t("series.title") }, { label: t("brief.new-rows"), align: "right" }],
    rows: comparison.rows.map(({ dataset, count }) => [dataset, String(count)]),
  },
];
