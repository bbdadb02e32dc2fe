import type { Cell } from "../data/cell.ts";
import { PULLED } from "../data/held-back.ts";
import type { Adapter } from "./adapter.ts";

type Row = Readonly<Record<string, Cell>>;

/** Whether a row came with an edition that was pulled. */
export const wasPulled = (row: Row): boolean => row["known_basis"] === PULLED;

/** A file of a source, and the input of the adapter that it stands for. */
export interface LiveFile {
  readonly address: string;
  /** Path by which the adapter asks for it. */
  readonly path: string;
}

/**
 * How rows that are spans follow each other: an edition has what stands now. It begins a span where it
 * has another value, and ends the one before in a column that an earlier question does not see.
 */
export interface Spans {
  /** What a span is of. Several may stand of the same, with other values. */
  readonly key: (row: Row) => string;
  /** Columns that say what stands. */
  readonly values: readonly string[];
  /** Column with the day on which it ended. */
  readonly end: string;
  /** Cells of a span that follows another of the same. */
  readonly following: Row;
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
  /**
   * Whether its rows may be passed on: a licence is known, and lets anyone do so. Of others no page
   * or file that leaves the machine has what was pulled.
   */
  readonly mayRepublish: boolean;
  /** The adapter of the dataset, for an edition that was fetched on a day. */
  readonly adapterOn: (day: string) => Adapter;
  /** Known rows that an edition would have, so that those it lacks are withdrawn; all if not given. */
  readonly covers?: (row: Row) => boolean;
  /**
   * Known rows that are withdrawn when an edition lacks them; all if not given. A dataset that is put
   * together from several tables keeps what came from the others.
   */
  readonly withdraws?: (row: Row) => boolean;
  /**
   * For datasets that keep editions side by side: the column of the edition, and that of what a row
   * is about. A new edition then takes nothing from the others.
   */
  readonly appends?: { readonly edition: string; readonly key: string };
  /** For datasets whose rows are spans, such as that of a price. */
  readonly spans?: Spans;
  /** What a row of an earlier edition is called in that of a day, where its id has the edition. */
  readonly idOn?: (id: string, day: string) => string;
  /** Columns that are no part of what an edition says: by which it is known, and what we judge ourselves. */
  readonly bookkeeping?: readonly string[];
  /** Those columns for a row that is known from a day on. */
  readonly redate?: (row: Row, day: string) => Row;
}
