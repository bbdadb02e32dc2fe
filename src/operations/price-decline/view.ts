import { formatFactor, formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { median } from "../../stats/median.ts";
import type { PriceDeclineResult } from "./result.ts";

/** How prices fell, for a person: the middle of the falls and every one. */
export function viewPriceDecline(result: PriceDeclineResult, t: Translate): Document {
  const head = [
    { kind: "title" as const, text: t("price-decline.title") },
    { kind: "finding" as const, text: findingOf(result, t) },
    { kind: "paragraph" as const, text: result.definition },
  ];
  const [first] = result.series;
  if (!first) return head;
  return [
    ...head,
    {
      kind: "table",
      columns: [
        { label: t("price-decline.benchmark") },
        { label: t("price-decline.threshold"), align: "right" },
        { label: t("price-decline.first") },
        { label: t("price-decline.factor"), align: "right" },
        { label: `${100 * first.level} % ${t("view.interval")}`, align: "right" },
        { label: "n", align: "right" },
      ],
      rows: result.series.map((series) => [
        series.benchmark,
        formatNumber(series.threshold, 5),
        series.thresholdLabel,
        formatFactor(series.declinePerYear),
        `[${formatFactor(series.lower)}, ${formatFactor(series.upper)}]`,
        String(series.n),
      ]),
    },
  ];
}

function findingOf({ series }: PriceDeclineResult, t: Translate): string {
  if (series.length === 0) return t("price-decline.none");
  const falls = series.map(({ declinePerYear }) => declinePerYear);
  return t("price-decline.finding", {
    n: series.length,
    median: formatFactor(median(falls)),
    least: formatFactor(Math.min(...falls)),
    most: formatFactor(Math.max(...falls)),
  });
}
