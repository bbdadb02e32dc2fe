import { useMemo } from "react";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { priceLadder } from "../../charts/price-ladder.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { PriceResult } from "../../operations/price/result.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "../components/chart-figure.tsx";
import { plotPlace } from "../plot-area.ts";
import { sourceLine } from "../trend/source-line.ts";
import { useWidth } from "../use-width.ts";

/** Prices by level of capability, with the bar to drag over them. */
export function BarLadder({
  result,
  envelope,
}: {
  readonly result: PriceResult;
  readonly envelope: Envelope;
}) {
  const { change, t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 1120);
  const bars = result.bars.map(({ bar }) => bar);
  const range = [Math.min(...bars), Math.max(...bars)] as const;
  const chart = useMemo(
    () => width !== undefined && chartOf(result, sourceLine(envelope), range, width, t),
    [result, envelope, range[0], range[1], width, t],
  );
  const step = range[1] > 1 ? 1 : 0.01;
  return (
    <div ref={place}>
      <p className="note">{t("web.price.drag")}</p>
      {chart && (
        <ChartFigure
          chart={chart}
          name={`price-ladder-${result.asOf}`}
          overlay={
            <Slider
              className="over-plot"
              style={plotPlace(chart)}
              minValue={range[0]}
              maxValue={range[1]}
              step={step}
              value={Math.min(range[1], Math.max(range[0], result.atLeast))}
              onChange={(atLeast) => change({ atLeast: String(atLeast) })}
              aria-label={t("web.price.bar")}
            >
              <SliderTrack className="plot-track">
                <SliderThumb className="bar-thumb">
                  <span className="bar-value">≥ {result.atLeast}</span>
                </SliderThumb>
              </SliderTrack>
            </Slider>
          }
        />
      )}
    </div>
  );
}

const chartOf = (
  result: PriceResult,
  source: string,
  range: readonly [number, number],
  width: number,
  t: ReturnType<typeof useApp>["t"],
) =>
  priceLadder(
    {
      name: t("web.price.ladder"),
      filter: "",
      asOf: result.asOf,
      source,
      range,
      barLabel: result.scale,
      unitLabel: t("web.price.unit"),
      steps: result.bars.flatMap(({ bar, usdPerMtok, model }) =>
        usdPerMtok === null || model === null ? [] : [{ bar, usdPerMtok, model }],
      ),
    },
    t,
    { theme: "light", width },
  );
