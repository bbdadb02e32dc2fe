import type { Cell } from "../data/cell.ts";
import type { Adapter } from "./adapter.ts";

type Row = Readonly<Record<string, Cell>>;

/** A file of a source, and the input of the adapter that it stands for. */
export interface LiveFile {
  readonly address: string;
  /** Path by which the adapter asks for it. */
  readonly path: string;
}

/**
 * Where the newest edition of a dataset is, and how its rows follow those that are known. Licence,
 * attribution and shape are the adapter's.
 */
export interface LiveSource {
  readonly id: string;
  readonly dataset: string;
  readonly files: readonly LiveFile[];
  /** How often the publisher changes it. */
  readonly changes: "days" | "weeks" | "months";
  /** Whether its addresses were fetched when it was declared, or are only documented. */
  readonly tried: boolean;
  /** The adapter of the dataset, for an edition that was fetched on a day. */
  readonly adapterOn: (day: string) => Adapter;
  /** Known rows that an edition would have, so that those it lacks are withdrawn; all if not given. */
  readonly covers?: (row: Row) => boolean;
  /**
   * For datasets that keep editions side by side: the column of the edition, and that of what a row
   * is about. A new edition then takes nothing from the others.
   */
  readonly appends?: { readonly edition: string; readonly key: string };
  /** What a row of an earlier edition is called in that of a day, where its id has the edition. */
  readonly idOn?: (id: string, day: string) => string;
  /** Columns that say by which edition a row is known, and are no part of what it says. */
  readonly bookkeeping?: readonly string[];
  /** Those columns for a row that is known from a day on. */
  readonly redate?: (row: Row, day: string) => Row;
}
