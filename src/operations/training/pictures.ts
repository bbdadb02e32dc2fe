import { histogramChart } from "../../charts/histogram-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import { signed } from "../shared/signed.ts";
import type { PlannedResult, Spread, TrainingResult } from "./result.ts";

/** What of a run is drawn: the rent of its chips, and its days. */
export type Quantity = "rent" | "days";

/** How the rent and the days of a planned run are spread; answers of other kinds have no picture. */
export const trainingPictures = (result: TrainingResult, t: Translate): readonly ChartBlock[] =>
  result.mode !== "plan"
    ? []
    : (["rent", "days"] as const).flatMap((id) => {
        const drawn = drawnSpread(result, id);
        const caption = `${result.model}, ${result.hardware}`;
        return drawn
          ? [{ kind: "chart" as const, id, ...spreadChart(result, drawn, caption, t) }]
          : [];
      });

export const spreadOf = ({ cost, days }: PlannedResult, quantity: Quantity): Spread | null =>
  quantity === "rent" ? cost.rent : days;

export const unitOf = (quantity: Quantity): string => (quantity === "rent" ? "USD" : "1");

/** How a quantity is spread; nothing where it is not known. */
export function drawnSpread(result: PlannedResult, quantity: Quantity) {
  const distribution = result.distributions[quantity];
  const spread = spreadOf(result, quantity);
  return distribution && spread ? { quantity, distribution, spread } : undefined;
}

/** The same as a picture, with what was published of the same run ruled in. */
export function spreadChart(
  result: PlannedResult,
  { quantity, distribution, spread }: NonNullable<ReturnType<typeof drawnSpread>>,
  caption: string,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  return histogramChart(
    {
      name: t(`web.training.${quantity}`),
      ...distribution,
      unit: unitOf(quantity),
      quantiles: { p05: spread.lower, p50: spread.value, p95: spread.upper },
      caption,
      marked: publishedOf(result, quantity, t),
    },
    t,
    style,
  );
}

/** The published value of the quantity and how far the median is from it. */
function publishedOf({ known }: PlannedResult, quantity: Quantity, t: Translate) {
  const wanted = quantity === "rent" ? "costUsd" : quantity;
  const row = known?.rows.find((each) => each.quantity === wanted);
  return row
    ? [
        {
          label: t("web.training.published", { error: signed(row.ratio - 1) }),
          value: row.published,
        },
      ]
    : [];
}
