import { lawChart } from "../../charts/law-chart.ts";
import type { Chart, ChartWords } from "../../charts/parts/chart.ts";
import { priceSteps } from "../../charts/price-steps.ts";
import { trendChart } from "../../charts/trend-chart.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { rateText, viewLaw } from "../law/view.ts";
import type { PublicTrend } from "../trend/trend.ts";
import { fitText } from "../trend/view.ts";
import type { BriefResult } from "./brief.ts";
import type { Comparison } from "./compare-dates.ts";

/** The report for a reader: the law, a section with a picture for each line, changes, sources. */
export function viewBrief(result: BriefResult, t: Translate): Document {
  const [title, finding, ...rest] = viewLaw(result.law, t) as [Block, Block, ...Block[]];
  return [
    title,
    finding,
    chartBlock(
      "law",
      lawChart(
        { ...wordsOf(result, "", t), name: t("brief.law-chart"), lines: result.law.lines },
        t,
      ),
    ),
    ...rest,
    ...(result.comparison ? viewComparison(result.comparison, t) : []),
    ...result.trends.flatMap((trend) => trendSection(trend, result, t)),
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

const wordsOf = (result: BriefResult, name: string, t: Translate): ChartWords => ({
  name,
  filter: "",
  asOf: result.law.asOf,
  source: t("brief.see-sources"),
});

function trendSection(trend: PublicTrend, result: BriefResult, t: Translate): Document {
  const words = wordsOf(result, trend.title, t);
  const pooled = trend.points.some(({ group }) => group !== undefined);
  const chart = pooled
    ? priceSteps(
        { ...words, series: seriesOf(trend, t), unit: trend.unit, unitLabel: trend.unit },
        t,
      )
    : trendChart({ ...words, result: trend, unitLabel: trend.unit }, t);
  return [
    { kind: "heading", text: trend.title },
    { kind: "finding", text: fitText(trend.fit, t) },
    chartBlock(trend.id, chart),
    { kind: "paragraph", text: trend.fit.definition },
  ];
}

/** Every other bar, so that the lines of a picture can be told apart. */
function seriesOf(trend: PublicTrend, t: Translate) {
  const points = trend.points.filter(({ selected }) => selected);
  const bars = [...new Set(points.map(({ group }) => group ?? ""))].filter(
    (_, index) => index % 2 === 0,
  );
  return bars.map((bar) => ({
    label: t("brief.bar", { bar }),
    records: points.filter(({ group }) => group === bar),
  }));
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
