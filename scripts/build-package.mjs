/**
 * Makes what only the package needs, after `tsc -b` and the bundle: the declarations that the doors
 * of the library lead to, in dist/types, and the datasets as one file, dist/facts.json.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleOf } from "../dist/data/facts-bundle.js";
import { openEmbeddedStore } from "../dist/node/data-folder.js";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const types = join(dist, "types");

rmSync(types, { recursive: true, force: true });
const reached = new Set(["index.d.ts", "node/index.d.ts"]);
for (const file of reached) {
  const text = readFileSync(join(dist, file), "utf8");
  for (const [, name] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)\.ts"/g)) {
    reached.add(join(dirname(file), `${name}.d.ts`));
  }
  mkdirSync(dirname(join(types, file)), { recursive: true });
  cpSync(join(dist, file), join(types, file));
}

writeFileSync(
  join(dist, "facts.json"),
  JSON.stringify(bundleOf(openEmbeddedStore(), ["forecasts"])),
);
