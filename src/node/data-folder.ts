import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FactStore, type Facts, openFacts } from "../data/facts.ts";
import { packageRoot } from "./package-root.ts";

/** The embedded datasets: every folder of `data/` that has a manifest. */
export function openDataFolder(folder: string): FactStore {
  const read = (id: string, name: string) => readFileSync(join(folder, id, name), "utf8");
  return {
    ids: readdirSync(folder)
      .filter((id) => existsSync(join(folder, id, "manifest.json")))
      .sort(),
    readManifestText: (id) => read(id, "manifest.json"),
    readRowsText: (id) => read(id, "rows.csv"),
  };
}

/** The facts that this package carries. */
export const openEmbeddedFacts = (): Facts => openFacts(openDataFolder(join(packageRoot, "data")));
