import type { PictureSpecification } from "../charts/parts/chart.ts";

/** What an answer looks like, before it is text, Markdown or HTML. Every surface renders these blocks. */
export type Block =
  | { readonly kind: "title"; readonly text: string }
  /** Begins a section; the part says where a page with tabs puts it. */
  | { readonly kind: "heading"; readonly text: string; readonly part?: Part }
  | { readonly kind: "paragraph"; readonly text: string }
  /** The finding of the page: the one sentence to remember. */
  | { readonly kind: "finding"; readonly text: string }
  /** The figures behind a finding, in small type below it. */
  | { readonly kind: "statistics"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | TableBlock
  | ChartBlock;

/** Parts of an answer beside its finding and its picture. */
export type Part = "table" | "moves" | "method";

export interface TableBlock {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly label: string;
  readonly align?: "left" | "right";
}

/** A picture: its Vega-Lite specification, and in words what it shows. */
export interface ChartBlock {
  readonly kind: "chart";
  readonly id: string;
  readonly specification: PictureSpecification;
  readonly summary: string;
}

export type Document = readonly Block[];
