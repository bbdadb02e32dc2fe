import { barsChart } from "../../charts/bars-chart.ts";
import type { PriceResult } from "../../operations/price/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { sourceLine } from "../trend/source-line.ts";

/** The cheapest offer of each model at the bar, cheapest first. */
export function OfferBars({ result, envelope }: FigureData<PriceResult>) {
  const { t } = useApp();
  const offers = result.cheapest ? [result.cheapest, ...result.runnersUp] : [];
  if (offers.length < 2) return null;
  return (
    <Figure
      name={`offers-${result.atLeast}-${result.asOf}`}
      chart={({ width }) =>
        barsChart(
          {
            name: t("price.on-sale"),
            filter: `≥ ${result.atLeast}`,
            asOf: result.asOf,
            source: sourceLine(envelope),
            unit: "USD",
            unitLabel: t("web.price.unit"),
            draw: "bar",
            rows: offers.map(({ label, provider, usdPerMtok }) => ({
              label: provider === null ? label : t("web.price.offer", { model: label, provider }),
              value: usdPerMtok,
            })),
          },
          t,
          { theme: "light", width },
        )
      }
    />
  );
}
