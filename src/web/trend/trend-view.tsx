import { useMemo } from "react";
import type { Parameter } from "../../operations/contract/parameters.ts";
import { chartOfTrend, shownPoints } from "../../operations/shared/chart-of-trend.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { trendFinding } from "../../reports/findings/trend-finding.ts";
import { useApp } from "../app-context.ts";
import { AnswerTabs } from "../components/answer-tabs.tsx";
import { ChartFigure } from "../components/chart-figure.tsx";
import { FindingText } from "../components/finding-text.tsx";
import { usePageTitle } from "../page-title.ts";
import { useWidth } from "../use-width.ts";
import type { WebAnswer } from "../work/messages.ts";
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
  answer,
  input,
  parameters,
}: {
  readonly trend: PublicTrend;
  readonly answer: WebAnswer;
  readonly input: Readonly<Record<string, unknown>>;
  readonly parameters: readonly Parameter[];
}) {
  const { address, change, t } = useApp();
  const { envelope } = answer;
  usePageTitle(trend.title, trend.fit.definition);
  const [place, width] = useWidth<HTMLDivElement>(320, 1120);
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
      {!embedded && <h1 className="eyebrow">{trend.title}</h1>}
      {!embedded && <FindingText finding={trendFinding(trend, t)} />}
      {!embedded && <TrendSettings trend={trend} parameters={parameters} />}
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
      {!embedded && point && <PointDetail point={point} trend={trend} />}
      {!embedded && <Below trend={trend} answer={answer} input={input} />}
    </>
  );
}

function Below({
  trend,
  answer,
  input,
}: {
  readonly trend: PublicTrend;
  readonly answer: WebAnswer;
  readonly input: Readonly<Record<string, unknown>>;
}) {
  const { t } = useApp();
  return (
    <AnswerTabs
      operation="trend"
      input={input}
      answer={{ ...answer, document: [] }}
      title={trend.title}
      table={<PointsTable trend={trend} />}
      moves={
        <>
          <h2>{t("view.forms")}</h2>
          <FormsTable trend={trend} />
          <p className="prose">{trend.defaultForm.text}</p>
          {trend.influence.length > 0 && (
            <>
              <h2>{t("web.trend.influence")}</h2>
              <p className="note">{t("view.influence")}</p>
              <InfluenceTable trend={trend} />
            </>
          )}
        </>
      }
      overTime={[`trend.${trend.id}.growthPerYear`]}
      method={
        <>
          <p className="prose">{trend.fit.definition}</p>
          <p className="prose">{trend.forecast.text}</p>
          {trend.trackRecord && <p className="prose">{trend.trackRecord.text}</p>}
        </>
      }
    />
  );
}
