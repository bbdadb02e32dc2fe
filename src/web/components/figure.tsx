import type { ReactNode } from "react";
import type { Chart } from "../../charts/parts/chart.ts";
import type { TableBlock } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { useWidth } from "../use-width.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";

/** What a figure may choose from when it makes its chart. */
export interface FigureLook {
  readonly width: number;
  /** Whether the reader wants a linear axis where the other is logarithmic. */
  readonly linear: boolean;
}

/** A chart as wide as its place, with its scale to choose and its numbers as a table. */
export function Figure({
  name,
  chart: make,
  table,
  scaleKey,
  most = 1120,
  overlay,
}: {
  /** Begins the names of downloaded files. */
  readonly name: string;
  /** Drawn light; it follows the theme of the page. */
  readonly chart: (look: FigureLook) => Chart;
  readonly table?: Pick<TableBlock, "columns" | "rows">;
  /** Key of the address that holds the choice between a logarithmic and a linear axis. */
  readonly scaleKey?: string;
  readonly most?: number;
  readonly overlay?: (chart: Chart) => ReactNode;
}) {
  const { address, t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, most);
  const linear = scaleKey !== undefined && address.values[scaleKey] === "linear";
  const chart = width === undefined ? undefined : make({ width, linear });
  return (
    <div ref={place} className="figure-place">
      {scaleKey !== undefined && <ScaleToggle name={scaleKey} linear={linear} />}
      {!chart && <p className="waiting">{t("web.drawing")}</p>}
      {chart && (
        <ChartFigure chart={chart} name={name} overlay={overlay?.(chart)} table={table}>
          {table && (
            <details className="chart-table">
              <summary>{t("web.figure.table")}</summary>
              <DataTable label={chart.summary.slice(0, 120)} table={table} />
            </details>
          )}
        </ChartFigure>
      )}
    </div>
  );
}

/** Logarithmic or linear, kept in the address. */
function ScaleToggle({ name, linear }: { readonly name: string; readonly linear: boolean }) {
  const { change, t } = useApp();
  return (
    <fieldset className="toggle" aria-label={t("web.trend.scale")}>
      {(["log", "linear"] as const).map((scale) => (
        <button
          type="button"
          key={scale}
          aria-pressed={linear === (scale === "linear")}
          onClick={() => change({ [name]: scale === "linear" ? "linear" : undefined })}
        >
          {t(`web.trend.scale.${scale}`)}
        </button>
      ))}
    </fieldset>
  );
}
