import type { Block, Document } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";
import { LinkedText } from "./linked-text.tsx";

/** An answer for a person: the blocks that every surface renders, as a page. */
export function DocumentView({
  document,
  name,
}: {
  readonly document: Document;
  /** Begins the names of downloaded files. */
  readonly name: string;
}) {
  return document.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place of a block is what names it
    <BlockView key={index} block={block} index={index} name={name} />
  ));
}

function BlockView({
  block,
  index,
  name,
}: {
  readonly block: Block;
  readonly index: number;
  readonly name: string;
}) {
  const { t } = useApp();
  switch (block.kind) {
    case "title":
      return <h1>{block.text}</h1>;
    case "heading":
      return <h2>{block.text}</h2>;
    case "paragraph":
      return (
        <p className="prose">
          <LinkedText text={block.text} />
        </p>
      );
    case "finding":
      return <p className="finding">{block.text}</p>;
    case "statistics":
      return <p className="statistics">{block.text}</p>;
    case "note":
      return <p className="note">{block.text}</p>;
    case "list":
      return (
        <ul className="prose">
          {block.items.map((item) => (
            <li key={item}>
              <LinkedText text={item} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <DataTable table={block} label={t("web.table", { number: index + 1 })} />;
    case "chart":
      return (
        <ChartFigure
          chart={{ specification: block.specification, summary: block.summary }}
          name={`${name}-${block.id}`}
        />
      );
  }
}
