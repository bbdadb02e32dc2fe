import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../src/data/cell.ts";
import { readManifest } from "../src/data/manifest.ts";
import { type FactRow, readTable, type WholeTable } from "../src/data/table.ts";

/** A dataset of data/ as its tests see it. */
export interface Dataset extends WholeTable {
  /** Whether rows.csv is the text whose digest the manifest states. */
  readonly intact: boolean;
  /** The one row with this id that nothing has replaced. */
  row(id: string): FactRow;
  /** One column of that row. */
  cell(id: string, column: string): Cell;
}

/** Read a dataset, throwing on any problem: for tests only. */
export function readDataset(folder: string): Dataset {
  const id = folder.split("/").at(-1) as string;
  const manifest = readManifest(id, readFileSync(join(folder, "manifest.json"), "utf8"));
  if (!manifest.ok) throw new Error(JSON.stringify(manifest.error));
  const text = readFileSync(join(folder, "rows.csv"), "utf8");
  const table = readTable(manifest.value, text);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  const row = (wanted: string): FactRow => {
    const found = table.value.rows.find(
      (one) => one.id === wanted && one.replaced_on === undefined,
    );
    if (!found) throw new Error(`data/${id} has no row ${wanted}`);
    return found;
  };
  return {
    ...table.value,
    intact: createHash("sha256").update(text).digest("hex") === manifest.value.sha256,
    row,
    cell: (wanted, column) => row(wanted)[column],
  };
}
