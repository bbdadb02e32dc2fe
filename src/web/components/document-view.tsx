import type { Block, Document } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { tableId, useAsked } from "../asked-context.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";
import { LinkedText } from "./linked-text.tsx";
import { Sentence } from "./sentence.tsx";
import { WhyFinding } from "./why.tsx";

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
    <BlockView
      // biome-ignore lint/suspicious/noArrayIndexKey: the place of a block is what names it
      key={index}
      block={block}
      index={index}
      name={name}
      explained={document[index + 1]?.kind !== "statistics"}
    />
  ));
}

function BlockView({
  block,
  index,
  name,
  explained,
}: {
  readonly block: Block;
  readonly index: number;
  readonly name: string;
  /** Whether a finding has its explanation on a line of its own: no figures follow it. */
  readonly explained: boolean;
}) {
  const { t } = useApp();
  const asked = useAsked();
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
      return (
        <>
          <p className="finding">
            <Sentence text={block.text} />
          </p>
          {explained && (
            <p className="statistics">
              <WhyFinding />
            </p>
          )}
        </>
      );
    case "statistics":
      return (
        <p className="statistics">
          {block.text} <WhyFinding />
        </p>
      );
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
      return (
        <DataTable
          table={block}
          label={t("web.table", { number: index + 1 })}
          id={asked && tableId(asked, block)}
        />
      );
    case "chart":
      return (
        <ChartFigure
          chart={{ specification: block.specification, summary: block.summary }}
          name={`${name}-${block.id}`}
        />
      );
  }
}
