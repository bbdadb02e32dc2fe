import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FactStore, type Facts, openFacts, type Prepared } from "../data/facts.ts";
import type { PublicationStore } from "../data/publication.ts";
import { packageRoot } from "./package-root.ts";

/**
 * The embedded datasets: every folder of `data/` that has a manifest or rows; and every publication,
 * a folder of `data/publications/`. Where one of them is missing, reading tells.
 */
export function openDataFolder(folder: string): FactStore {
  const read = (id: string, name: string) => readFileSync(join(folder, id, name), "utf8");
  const carried = join(folder, "publications");
  const ledger = join(folder, OWN_LEDGER);
  return {
    ids: foldersIn(folder).filter((id) =>
      ["manifest.json", "rows.csv"].some((file) => existsSync(join(folder, id, file))),
    ),
    readManifestText: (id) => read(id, "manifest.json"),
    readRowsText: (id) => read(id, "rows.csv"),
    sha256: (texts) =>
      texts.reduce((hash, text) => hash.update(text), createHash("sha256")).digest("hex"),
    ...(existsSync(ledger) ? { readLedgerText: () => readFileSync(ledger, "utf8") } : {}),
    ...(existsSync(carried) ? { publications: openPublications(carried) } : {}),
  };
}

/** Where the forecasts that were registered are kept, in the folder of the datasets. */
export const OWN_LEDGER = "ledger/own/ledger.ndjson";

const openPublications = (folder: string): PublicationStore => ({
  ids: foldersIn(folder),
  readText: (id, file) => readFileSync(join(folder, id, file), "utf8"),
});

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The datasets that this package carries, with what its build has computed from them. */
export const openEmbeddedStore = (): FactStore => ({
  ...openDataFolder(join(packageRoot, "data")),
  readPrepared(name) {
    const path = preparedPath(name);
    if (!existsSync(path)) return undefined;
    try {
      return JSON.parse(readFileSync(path, "utf8")) as Prepared;
    } catch {
      // A file that is cut off counts as none: it is computed from the facts.
      return undefined;
    }
  },
});

/** Where the build keeps what it has computed from the facts. */
export const preparedPath = (name: string): string =>
  join(packageRoot, "dist/prepared", `${name}.json`);

/** The facts that this package carries. */
export const openEmbeddedFacts = (): Facts => openFacts(openEmbeddedStore());
