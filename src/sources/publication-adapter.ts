import type { Outcome } from "../base/outcome.ts";
import type { PublicationManifest } from "../data/publication.ts";
import type { Texts } from "../files/texts.ts";

/** A carried table before it is written: what is said of it, and its cells by row. */
export interface TableDraft {
  readonly description: Omit<PublicationManifest["tables"][number], "rows" | "sha256">;
  /** Cells in the order of the columns. */
  readonly records: readonly (readonly string[])[];
}

/** A publication before it is written. */
export interface PublicationDraft {
  readonly description: Omit<PublicationManifest, "tables">;
  readonly tables: readonly TableDraft[];
}

/** From the publisher's files to the tables that recompute a published result: texts in, tables out. */
export interface PublicationAdapter {
  /** Id of the publication, and name of the adapter's file. */
  readonly publication: string;
  /**
   * Carry what the replication reads: figures, names and dates, no sentences.
   *
   * @param texts upstream files by path; a file is found wherever its folder stands
   * @returns the draft, or a problem with file, row, column, rule and value
   */
  carry(texts: Texts): Outcome<PublicationDraft>;
}
