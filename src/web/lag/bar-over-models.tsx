import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { capabilityChart, capabilityDomain } from "../../charts/capability-chart.ts";
import type { Chart } from "../../charts/parts/chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import { plotPlace } from "../plot-area.ts";
import { PointsOverlay } from "../trend/points-overlay.tsx";
import { sourceLine } from "../trend/source-line.ts";

/** Models with their intervals, the best to date, and the bar to drag over them. */
export function BarOverModels({
  trend,
  envelope,
  bar,
  onMove,
}: {
  readonly trend: PublicTrend;
  readonly envelope: Envelope;
  readonly bar: number;
  readonly onMove: (bar: number) => void;
}) {
  const { t } = useApp();
  const points = trend.points.filter(({ date }) => date >= FROM);
  const [low, high] = capabilityDomain({ points, include: [bar] });
  return (
    <>
      <p className="note">{t("web.lag.drag")}</p>
      <Figure
        name={`lag-bar-${trend.asOf}`}
        chart={({ width }) =>
          capabilityChart(
            {
              name: t("web.lag.models"),
              filter: "",
              asOf: trend.asOf,
              source: sourceLine(envelope),
              unitLabel: trend.unit,
              points,
              include: [bar],
            },
            t,
            { theme: "light", width },
          )
        }
        overlay={(chart) => (
          <>
            <PointsOverlay
              chart={chart}
              points={points.filter(({ selected }) => selected)}
              unit="1"
              chosen={undefined}
              onChoose={(id) => {
                const chosen = points.find((point) => point.id === id);
                if (chosen) onMove(chosen.value);
              }}
            />
            <Bar chart={chart} range={[low, high]} bar={bar} onMove={onMove} />
          </>
        )}
        table={{
          columns: [
            { label: t("lag.model") },
            { label: t("view.date") },
            { label: t("lag.organization") },
            { label: t("lag.score"), align: "right" },
            { label: t("view.interval"), align: "right" },
          ],
          rows: points
            .toSorted((one, other) => other.value - one.value)
            .map(({ label, date, organization = "", value, lower, upper }) => [
              label,
              date,
              organization,
              formatNumber(value, 5),
              lower === null || upper === null
                ? ""
                : `${formatNumber(lower, 5)} – ${formatNumber(upper, 5)}`,
            ]),
        }}
      />
    </>
  );
}

/** Before this day there are few models on the index. */
const FROM = "2023-01-01";

function Bar({
  chart,
  range,
  bar,
  onMove,
}: {
  readonly chart: Chart;
  readonly range: readonly [number, number];
  readonly bar: number;
  readonly onMove: (bar: number) => void;
}) {
  const { t } = useApp();
  const text = formatNumber(bar, 4);
  return (
    <Slider
      className="over-plot upright"
      orientation="vertical"
      style={plotPlace(chart)}
      minValue={range[0]}
      maxValue={range[1]}
      step={0.01}
      value={bar}
      onChange={(value) => onMove(Math.round(value))}
      aria-label={t("web.lag.bar")}
    >
      <SliderTrack className="plot-track">
        <SliderThumb className="bar-thumb level-thumb" aria-valuetext={text}>
          <span className="bar-value">≥ {text}</span>
        </SliderThumb>
      </SliderTrack>
    </Slider>
  );
}
