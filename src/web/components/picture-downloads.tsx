import { useState } from "react";
import type { Specification } from "../../charts/parts/chart.ts";
import type { TableBlock } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { pngOf, saveFile, standAlone } from "../save-file.ts";

/** A chart as a file: SVG, PNG, and the specification that it was drawn from. */
export function PictureDownloads({
  specification,
  svg,
  name,
  table,
}: {
  readonly specification: Specification;
  readonly svg: string | undefined;
  readonly name: string;
  /** The numbers of the chart, where they are at hand. */
  readonly table?: Pick<TableBlock, "columns" | "rows"> | undefined;
}) {
  const { t } = useApp();
  const [failed, setFailed] = useState(false);
  const savePng = async (text: string) => {
    const png = await pngOf(standAlone(text));
    if (png) saveFile(`${name}.png`, png);
    setFailed(!png);
  };
  return (
    <span className="downloads">
      <span className="note">{t("web.download")}</span>
      <button
        type="button"
        className="quiet"
        disabled={svg === undefined}
        onClick={() => svg && saveFile(`${name}.svg`, standAlone(svg), "image/svg+xml")}
      >
        SVG
      </button>
      <button
        type="button"
        className="quiet"
        disabled={svg === undefined}
        onClick={() => svg && void savePng(svg)}
      >
        PNG
      </button>
      {table && (
        <button
          type="button"
          className="quiet"
          onClick={() => void saveTable(`${name}.csv`, table)}
        >
          {t("web.figure.csv")}
        </button>
      )}
      <button
        type="button"
        className="quiet"
        onClick={() =>
          saveFile(`${name}.vl.json`, JSON.stringify(specification, null, 2), "application/json")
        }
      >
        {t("web.specification")}
      </button>
      {failed && <span role="alert">{t("web.png-failed")}</span>}
    </span>
  );
}

/** The writer is loaded when it is first needed: no page must wait for it. */
async function saveTable(name: string, table: Pick<TableBlock, "columns" | "rows">) {
  const { renderCsv } = await import("../../reports/render-csv.ts");
  saveFile(name, renderCsv([{ kind: "table", ...table }]), "text/csv");
}
