import { useMemo } from "react";
import { linesChart } from "../../charts/lines-chart.ts";
import type { SeriesResult } from "../../operations/simulate/result.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "../components/chart-figure.tsx";
import { useWidth } from "../use-width.ts";

/** An output along the steps of a recurrence: its median, and the band from P5 to P95. */
export function SeriesView({
  name,
  series,
  asOf,
}: {
  readonly name: string;
  readonly series: SeriesResult;
  readonly asOf: string;
}) {
  const { t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 680);
  const chart = useMemo(() => {
    const points = pointsOf(series);
    if (width === undefined || points.length === 0) return undefined;
    return linesChart(
      {
        name: t("simulate.series", { name }),
        filter: "P50 [P5, P95]",
        asOf,
        source: t("web.scenario.model"),
        lines: [{ label: name, points, dots: true }],
        x: { kind: "number", scale: "linear", unit: "1", label: t(`simulate.step.${series.step}`) },
        y: { kind: "number", scale: scaleOf(points), unit: "1", label: name },
      },
      t,
      { theme: "light", width },
    );
  }, [name, series, asOf, width, t]);
  return <div ref={place}>{chart && <ChartFigure chart={chart} name={`simulate-${name}`} />}</div>;
}

/** The steps at which all three quantiles are finite; others have no place in a picture. */
const pointsOf = ({ points }: SeriesResult) =>
  points.flatMap(({ step, p05, p50, p95 }) =>
    typeof p05 === "number" && typeof p50 === "number" && typeof p95 === "number"
      ? [{ x: step, y: p50, lower: p05, upper: p95 }]
      : [],
  );

/** How many times the largest value must be the least for a logarithmic axis. */
const WIDE = 20;

function scaleOf(points: readonly { readonly lower: number; readonly upper: number }[]) {
  const least = Math.min(...points.map(({ lower }) => lower));
  const most = Math.max(...points.map(({ upper }) => upper));
  return least > 0 && most > WIDE * least ? "log" : "linear";
}
