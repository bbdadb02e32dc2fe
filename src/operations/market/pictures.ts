import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { stackChart } from "../../charts/stack-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { MarketResult } from "./result.ts";

/** Datasets that shares of markets are taken from. */
const shareDatasets = ["chip-owners", "market-shares", "chatbot-shares"];

type Source = Pick<PictureContext, "source">;

/** Who owns the computing power, and how the shares of each market stand. */
export const marketPictures = (
  result: MarketResult,
  t: Translate,
  { sourceOf }: PictureContext,
): readonly ChartBlock[] => [
  ...(hasComputeShares(result)
    ? [
        {
          kind: "chart" as const,
          id: "compute",
          ...computeShares(result, { source: sourceOf("chip-owners") }, t),
        },
      ]
    : []),
  ...(newestShares(result).length > 0
    ? [
        {
          kind: "chart" as const,
          id: "shares",
          ...concentration(result, { source: sourceOf(...shareDatasets) }, t),
        },
      ]
    : []),
];

/** A measure of a market in the reader's language. */
export function measureWord(measure: string, t: Translate): string {
  const key = `market.measure.${measure}`;
  return isMessageKey(key) ? t(key) : measure;
}

/** Whether there is a whole whose shares can be drawn: not for one company. */
export const hasComputeShares = ({ compute, company }: MarketResult): boolean =>
  compute.length > 0 && company === null;

/** Who owns the installed computing power, quarter by quarter; groups of firms are no firm. */
export function computeShares(
  result: MarketResult,
  { source }: Source,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const dates = [...new Set(result.compute.map(({ date }) => date))].sort();
  const rows = dates.map((date) => {
    const owners = result.compute.filter((row) => row.date === date && row.firm);
    const named = owners.reduce((sum, { share }) => sum + share, 0);
    const bounds = result.concentration.find(
      ({ measure, period }) => measure === "installed-compute" && period === date,
    );
    return {
      label: date,
      parts: owners.map(({ owner, share }) => ({ name: owner, value: share })),
      rest: Math.max(0, 1 - named),
      ...(bounds ? { note: hhiText(bounds, t) } : {}),
    };
  });
  return stackChart(
    {
      ...{ name: t("market.compute"), filter: "", asOf: result.asOf, source, rows },
      unit: "share",
      unitLabel: t("web.market.share-of", { what: measureWord("installed-compute", t) }),
      restLabel: t("web.market.groups"),
    },
    t,
    style,
  );
}

/** The newest shares of each measure and publisher. */
export const newestShares = ({ concentration: all }: MarketResult) =>
  all.filter(
    (one, index) =>
      all.findIndex(
        (other) => other.measure === one.measure && other.publisher === one.publisher,
      ) === index,
  );

/** Shares by every measure, the unnamed rest, and the index of concentration between bounds. */
export function concentration(
  result: MarketResult,
  { source }: Source,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  return stackChart(
    {
      ...{ name: t("market.concentration"), filter: t("web.market.hhi.how"), asOf: result.asOf },
      source,
      rows: newestShares(result).map((row) => ({
        label: `${measureWord(row.measure, t)}, ${row.period}`,
        parts: row.shares.map(({ name, share }) => ({ name, value: share })),
        rest: row.rest,
        note: hhiText(row, t),
      })),
      unit: "share",
      unitLabel: t("market.share"),
      restLabel: t("market.rest"),
    },
    t,
    style,
  );
}

const hhiText = (
  { hhiLower, hhiUpper }: Pick<MarketResult["concentration"][number], "hhiLower" | "hhiUpper">,
  t: Translate,
): string => {
  const [lower, upper] = [formatNumber(hhiLower, 4), formatNumber(hhiUpper, 4)];
  return t("web.market.hhi", { range: lower === upper ? lower : `${lower} – ${upper}` });
};
