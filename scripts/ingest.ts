/**
 * Take figures over from upstream files into data/: `npm run ingest -- <upstream folder> [dataset …]`.
 * A dataset is written whole or not at all; a failing one is reported and the others go on.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adapters } from "../src/sources/index.ts";
import { writeTable } from "../src/sources/write-table.ts";

const [folder, ...only] = process.argv.slice(2);
if (!folder) {
  console.error("usage: npm run ingest -- <upstream folder> [dataset …]");
  process.exit(2);
}

for (const adapter of adapters) {
  if (only.length > 0 && !only.includes(adapter.dataset)) continue;
  const present = (adapter.optionalInputs ?? []).filter((path) => existsSync(join(folder, path)));
  const texts = new Map(
    [...adapter.inputs, ...present].map(
      (path) => [path, readFileSync(join(folder, path), "utf8")] as const,
    ),
  );
  const draft = adapter.ingest(texts);
  const written = draft.ok ? writeTable(draft.value) : draft;
  if (!written.ok || !draft.ok) {
    const error = written.ok ? undefined : written.error;
    console.error(`${adapter.dataset}: ${error?.code} ${JSON.stringify(error?.facts)}`);
    process.exitCode = 1;
    continue;
  }
  const target = join(import.meta.dirname, "../data", adapter.dataset);
  mkdirSync(target, { recursive: true });
  writeWhole(join(target, "rows.csv"), written.value.rowsText);
  writeWhole(join(target, "manifest.json"), written.value.manifestText);
  const skipped = draft.value.skipped.reduce((sum, { count }) => sum + count, 0);
  console.log(`${adapter.dataset}: ${draft.value.rows.length} rows, ${skipped} left out`);
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
