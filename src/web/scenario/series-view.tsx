import { useMemo } from "react";
import { fanChart } from "../../operations/simulate/pictures.ts";
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
  const chart = useMemo(
    () =>
      width === undefined ? undefined : fanChart(name, series, asOf, t, { theme: "light", width }),
    [name, series, asOf, width, t],
  );
  return <div ref={place}>{chart && <ChartFigure chart={chart} name={`simulate-${name}`} />}</div>;
}
