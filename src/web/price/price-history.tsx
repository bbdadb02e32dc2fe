import { useMemo } from "react";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { priceHistoryChart } from "../../operations/price/pictures.ts";
import type { PriceResult } from "../../operations/price/result.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "../components/chart-figure.tsx";
import { sourceLine } from "../trend/source-line.ts";
import { useWidth } from "../use-width.ts";

/** How the cheapest price at the bar fell: a step at each record. */
export function PriceHistory({
  result,
  envelope,
}: {
  readonly result: PriceResult;
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 1120);
  const chart = useMemo(() => {
    if (width === undefined || result.history.length === 0) return undefined;
    return priceHistoryChart(result, sourceLine(envelope), t, { theme: "light", width });
  }, [result, envelope, width, t]);
  return (
    <div ref={place} className="price-history">
      {result.history.length === 0 && <p>{t("web.price.none")}</p>}
      {chart && <ChartFigure chart={chart} name={`price-${result.atLeast}-${result.asOf}`} />}
    </div>
  );
}
