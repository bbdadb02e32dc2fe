import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FactStore, type Facts, openFacts, type Prepared } from "../data/facts.ts";
import type { PublicationStore } from "../data/publication.ts";
import { packageRoot } from "./package-root.ts";

/**
 * The embedded datasets: every folder of `data/` that has a manifest; and every publication, a
 * folder of `data/publications/` that has one.
 */
export function openDataFolder(folder: string): FactStore {
  const read = (id: string, name: string) => readFileSync(join(folder, id, name), "utf8");
  const carried = join(folder, "publications");
  return {
    ids: described(folder),
    readManifestText: (id) => read(id, "manifest.json"),
    readRowsText: (id) => read(id, "rows.csv"),
    sha256: (texts) =>
      texts.reduce((hash, text) => hash.update(text), createHash("sha256")).digest("hex"),
    ...(existsSync(carried) ? { publications: openPublications(carried) } : {}),
  };
}

const openPublications = (folder: string): PublicationStore => ({
  ids: described(folder),
  readText: (id, file) => readFileSync(join(folder, id, file), "utf8"),
});

/** Folders with a manifest, sorted. */
const described = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, "manifest.json")))
    .sort();

/** The datasets that this package carries, with what its build has computed from them. */
export const openEmbeddedStore = (): FactStore => ({
  ...openDataFolder(join(packageRoot, "data")),
  readPrepared(name) {
    const path = preparedPath(name);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Prepared) : undefined;
  },
});

/** Where the build keeps what it has computed from the facts. */
export const preparedPath = (name: string): string =>
  join(packageRoot, "dist/prepared", `${name}.json`);

/** The facts that this package carries. */
export const openEmbeddedFacts = (): Facts => openFacts(openEmbeddedStore());
