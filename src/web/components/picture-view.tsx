import type { Chart, ChartStyle } from "../../charts/parts/chart.ts";
import type { TableBlock } from "../../reports/document.ts";
import { Figure } from "./figure.tsx";
import type { View } from "./views.tsx";

/** A view of one chart as wide as the page, with its numbers as a table; none where there is nothing to draw. */
export function pictureView(
  id: string,
  label: string,
  make: (style: ChartStyle) => Chart | undefined,
  table: Pick<TableBlock, "columns" | "rows">,
): readonly View[] {
  const isDrawn = make({ theme: "light", width: 680 }) !== undefined;
  return isDrawn
    ? [
        {
          id,
          label,
          content: (
            <Figure
              name={id}
              chart={({ width }) => make({ theme: "light", width }) as Chart}
              table={table}
            />
          ),
        },
      ]
    : [];
}
