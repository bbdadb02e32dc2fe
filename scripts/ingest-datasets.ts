import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, type Outcome, type Problem, succeed } from "../src/base/outcome.ts";
import type { Texts } from "../src/files/texts.ts";
import type { Adapter } from "../src/sources/adapter.ts";
import { isFactsFile } from "../src/sources/shared/facts-file.ts";
import { writeTable } from "../src/sources/write-table.ts";

/** Where texts are read and tables are written. */
export interface Folders {
  /** Root of the repository, with `data/`. */
  readonly root: string;
  /** Folder of upstream files; without it only datasets whose figures are ours can be made. */
  readonly upstream?: string | undefined;
}

/** What became of one dataset. */
export interface Ingested {
  readonly dataset: string;
  readonly outcome: Outcome<{ readonly rows: number; readonly skipped: number }>;
}

/**
 * Take figures over into `data/`, dataset by dataset. Each is written whole or not at all; when one
 * fails, the others go on.
 */
export const ingestDatasets = (
  adapters: readonly Adapter[],
  folders: Folders,
): readonly Ingested[] =>
  adapters.map((adapter) => ({
    dataset: adapter.dataset,
    outcome: ingestDataset(adapter, folders),
  }));

/** Whether a dataset is made of this repository's own facts alone. */
export const needsNoUpstream = ({ inputs }: Adapter): boolean => inputs.every(isFactsFile);

/**
 * The texts of an adapter.
 *
 * @returns the texts by path; or `missing-file` with the first that is not there, or
 *   `needs-upstream` where it is an upstream file and no folder of such was named
 */
export function readInputs(adapter: Adapter, { root, upstream }: Folders): Outcome<Texts> {
  const texts = new Map<string, string>();
  const read = (path: string): Problem | undefined => {
    const folder = isFactsFile(path) ? root : upstream;
    if (folder === undefined) return fail("needs-upstream", { file: path }).error;
    const text = textOf(join(folder, path));
    if (text !== undefined) texts.set(path, text);
    return text === undefined ? fail("missing-file", { file: path }).error : undefined;
  };
  for (const path of adapter.inputs) {
    const error = read(path);
    if (error) return { ok: false, error };
  }
  adapter.optionalInputs?.forEach(read);
  return succeed(texts);
}

const textOf = (path: string): string | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, "utf8") : undefined;

function ingestDataset(adapter: Adapter, folders: Folders): Ingested["outcome"] {
  const texts = readInputs(adapter, folders);
  if (!texts.ok) return texts;
  const draft = adapter.ingest(texts.value);
  if (!draft.ok) return draft;
  const written = writeTable(draft.value);
  if (!written.ok) return written;
  const { rowsText, manifestText } = written.value;
  writeFolder(
    join(folders.root, "data", adapter.dataset),
    new Map([
      ["rows.csv", rowsText],
      ["manifest.json", manifestText],
    ]),
  );
  return succeed({
    rows: draft.value.rows.length,
    skipped: draft.value.skipped.reduce((sum, { count }) => sum + count, 0),
  });
}

/** Write the files of a folder, each whole or not at all. */
export function writeFolder(folder: string, texts: Texts): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of texts) {
    const path = join(folder, name);
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
}
