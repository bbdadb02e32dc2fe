import { useMemo } from "react";
import type { Parameter } from "../../operations/contract/parameters.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { chartOfTrend, shownPoints } from "../../operations/shared/chart-of-trend.ts";
import { fitText } from "../../operations/shared/fit-text.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "../components/chart-figure.tsx";
import { Cite } from "../components/cite.tsx";
import { useWidth } from "../use-width.ts";
import { PeriodSlider } from "./period-slider.tsx";
import { PointDetail } from "./point-detail.tsx";
import { PointsOverlay } from "./points-overlay.tsx";
import { readPeriod, withinPeriod } from "./shown-period.ts";
import { sourceLine } from "./source-line.ts";
import { TrendSettings } from "./trend-settings.tsx";
import { FormsTable, InfluenceTable, PointsTable } from "./trend-tables.tsx";

/** A fitted trend: finding, chart with its points to choose, controls, tables, how to cite. */
export function TrendView({
  trend,
  envelope,
  parameters,
}: {
  readonly trend: PublicTrend;
  readonly envelope: Envelope;
  readonly parameters: readonly Parameter[];
}) {
  const { address, change, t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 860);
  const linear = address.values["s"] === "linear";
  const chosen = address.values["p"];
  const period = readPeriod(address.values["z"]);
  const shown = useMemo(() => withinPeriod(trend, period), [trend, period]);
  const chart = useMemo(() => {
    if (width === undefined) return undefined;
    const words = { filter: shown.frontier ?? "", source: sourceLine(envelope) };
    // It is drawn light and follows the theme.
    return chartOfTrend(shown, { ...words, linear, style: { theme: "light", width } }, t);
  }, [shown, envelope, linear, width, t]);
  const point = trend.points.find(({ id }) => id === chosen);
  const embedded = address.values["embed"] !== undefined;
  return (
    <>
      {!embedded && <h1>{trend.title}</h1>}
      {!embedded && <p className="finding">{fitText(trend.fit, t)}</p>}
      <div className="with-side">
        <div ref={place}>
          <div className="chart-bar">
            <fieldset className="toggle" aria-label={t("web.trend.scale")}>
              {(["log", "linear"] as const).map((scale) => (
                <button
                  key={scale}
                  type="button"
                  aria-pressed={linear === (scale === "linear")}
                  onClick={() => change({ s: scale === "linear" ? scale : undefined })}
                >
                  {t(`web.trend.scale.${scale}`)}
                </button>
              ))}
            </fieldset>
            <span className="note">{t("web.trend.choose")}</span>
          </div>
          {chart && (
            <ChartFigure
              chart={chart}
              name={`${trend.id}-${trend.asOf}`}
              overlay={
                <PointsOverlay
                  chart={chart}
                  points={shownPoints(shown)}
                  unit={trend.unit}
                  chosen={chosen}
                  onChoose={(p) => change({ p })}
                />
              }
            />
          )}
          <PeriodSlider trend={trend} period={period} />
        </div>
        {!embedded && (
          <div className="side">
            {point && <PointDetail point={point} trend={trend} />}
            <TrendSettings trend={trend} parameters={parameters} />
          </div>
        )}
      </div>
      {!embedded && <Below trend={trend} envelope={envelope} />}
    </>
  );
}

function Below({ trend, envelope }: { readonly trend: PublicTrend; readonly envelope: Envelope }) {
  const { t } = useApp();
  return (
    <>
      <h2>{t("web.definitions")}</h2>
      <p className="prose">{trend.fit.definition}</p>
      <h2>{t("view.forms")}</h2>
      <FormsTable trend={trend} />
      <p className="prose">{trend.defaultForm.text}</p>
      <p className="prose">{trend.forecast.text}</p>
      {trend.trackRecord && <p className="prose">{trend.trackRecord.text}</p>}
      <h2>{t("view.points")}</h2>
      <PointsTable trend={trend} />
      {trend.influence.length > 0 && (
        <>
          <h2>{t("web.trend.influence")}</h2>
          <p className="note">{t("view.influence")}</p>
          <InfluenceTable trend={trend} />
        </>
      )}
      <Cite title={trend.title} envelope={envelope} />
    </>
  );
}
