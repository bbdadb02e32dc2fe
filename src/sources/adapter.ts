import type { Outcome } from "../base/outcome.ts";
import type { Cell } from "../data/cell.ts";
import type { Manifest } from "../data/manifest.ts";
import type { Texts } from "../files/texts.ts";

/** Why upstream rows were left out, and how many. */
export type Skipped = Manifest["skipped"][number];

/** A dataset before it is written: what is said of it, and its rows. */
export interface Draft {
  readonly description: Omit<Manifest, "sha256" | "coverage" | "skipped">;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly skipped: readonly Skipped[];
}

/** From upstream files to one dataset of ours: texts in, table out. */
export interface Adapter {
  /** Id of the dataset, and name of the adapter's file. */
  readonly dataset: string;
  /** Paths of the texts it reads, below the upstream folder. */
  readonly inputs: readonly string[];
  /** Paths of texts that it can use and can do without; it says in the manifest which it had. */
  readonly optionalInputs?: readonly string[];
  /**
   * Read the texts into a draft.
   *
   * @returns the draft, or a problem with file, row, rule and value; never a draft with rows
   *   silently missing: what is left out is counted in `skipped`
   */
  ingest(texts: Texts): Outcome<Draft>;
}
