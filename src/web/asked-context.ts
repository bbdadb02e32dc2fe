import { createContext, useContext } from "react";
import type { Document, TableBlock } from "../reports/document.ts";

/** The question whose answer stands around a component, with the document of that answer. */
export interface Asked {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly document: Document;
}

export const AskedContext = createContext<Asked | undefined>(undefined);

export const useAsked = (): Asked | undefined => useContext(AskedContext);

/** The id by which `why` knows the cells of a table of the answer; undefined for a table that is none of it. */
export function tableId({ operation, document }: Asked, table: unknown): string | undefined {
  const tables = document.filter((block): block is TableBlock => block.kind === "table");
  const index = tables.indexOf(table as TableBlock);
  return index < 0 ? undefined : `${operation}.table.${index + 1}`;
}
