import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { priceSteps } from "../../charts/price-steps.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { PriceResult } from "./result.ts";
import { scaleName } from "./scale-name.ts";

/** How the cheapest price at the bar fell, where there was one. */
export const pricePictures = (
  result: PriceResult,
  t: Translate,
  { source }: PictureContext,
): readonly ChartBlock[] =>
  result.history.length > 0
    ? [{ kind: "chart", id: "price", ...priceHistoryChart(result, source, t) }]
    : [];

/** The cheapest price at the bar: a step at each record. */
export function priceHistoryChart(
  { history, atLeast, scale, asOf }: PriceResult,
  source: string,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const records = history.map(({ date, label, usdPerMtok }) => ({
    ...{ date, label, value: usdPerMtok },
  }));
  return priceSteps(
    {
      ...{
        name: t("web.price.history", { bar: atLeast }),
        filter: scaleName(scale, t),
        asOf,
        source,
      },
      ...{ unit: "USD", unitLabel: t("web.price.unit") },
      series: [{ label: `≥ ${atLeast}`, records }],
    },
    t,
    style,
  );
}
