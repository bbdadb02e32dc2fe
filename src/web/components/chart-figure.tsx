import { type ReactNode, useId, useMemo } from "react";
import type { Chart, PictureSpecification } from "../../charts/parts/chart.ts";
import type { Drawing } from "../../charts/render.ts";
import { followTheme } from "../../reports/chart-colors.ts";
import type { TableBlock } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { sizeOf } from "../plot-area.ts";
import { useLasting, useSettled } from "../use-settled.ts";
import { useWork } from "../use-work.ts";
import { Hints } from "./hints.tsx";
import { Picture } from "./picture.tsx";
import { PictureDownloads } from "./picture-downloads.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** A chart with what may lie over it, and below it the ways to take it along. */
export function ChartFigure({
  chart,
  name,
  overlay,
  table,
  children,
}: {
  readonly chart: Chart;
  /** Begins the names of downloaded files. */
  readonly name: string;
  /** Points to choose, bars to drag: placed over the picture. */
  readonly overlay?: ReactNode;
  /** The numbers of the chart, to be saved. */
  readonly table?: Pick<TableBlock, "columns" | "rows"> | undefined;
  /** What stands below the downloads, such as the numbers as a table. */
  readonly children?: ReactNode;
}) {
  const { t } = useApp();
  const drawn = useDrawing(chart.specification);
  const faded = useLasting(drawn.stale);
  const { width, height } = sizeOf(chart.specification);
  return (
    <figure className={faded ? "stale" : ""}>
      <div className="canvas" style={{ aspectRatio: `${width} / ${height}`, width }}>
        {drawn.value === undefined ? (
          <p className="waiting">{drawn.problem ? "" : t("web.drawing")}</p>
        ) : (
          <Picture svg={drawn.value} />
        )}
        {drawn.hints && <Hints hints={drawn.hints} width={width} height={height} />}
        {overlay}
      </div>
      {drawn.problem && <ProblemNotice problem={drawn.problem} />}
      <figcaption>
        <PictureDownloads
          specification={chart.specification}
          svg={drawn.value}
          name={name}
          table={table}
        />
        {children}
      </figcaption>
    </figure>
  );
}

/** Pictures cost more than results: while a slider moves, none is drawn. */
const REST_MS = 80;

/**
 * The chart as SVG that follows the theme of the page. The drawing before stays meanwhile; a new
 * one begins when the chart rests.
 */
export function useDrawing(specification: PictureSpecification | undefined) {
  const { draw } = useApp();
  const idPrefix = useId().replaceAll(/[^\w-]/g, "");
  const key = useSettled(specification && JSON.stringify(specification), REST_MS);
  const drawn = useWork<Drawing>(key, (control) =>
    draw({ kind: "draw", specification: specification ?? {}, idPrefix: `c${idPrefix}` }, control),
  );
  const value = useMemo(
    () => (drawn.value === undefined ? undefined : followTheme(drawn.value.svg)),
    [drawn.value],
  );
  return { ...drawn, value, hints: drawn.value?.hints };
}
