import type { Outcome } from "../../outcome.ts";
import type { Cell } from "../cell.ts";
import type { Manifest } from "../manifest.ts";

/** Upstream texts by their path below the upstream folder. */
export type UpstreamTexts = ReadonlyMap<string, string>;

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
  ingest(texts: UpstreamTexts): Outcome<Draft>;
}
