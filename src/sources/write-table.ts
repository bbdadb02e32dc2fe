import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { fail, mapOutcome, type Outcome } from "../base/outcome.ts";
import type { Cell } from "../data/cell.ts";
import { commonColumns, type Manifest, readManifest } from "../data/manifest.ts";
import { readTable, type WholeTable } from "../data/table.ts";
import type { Draft } from "./adapter.ts";
import { csvCell } from "./shared/csv-cell.ts";

/** The two files of a dataset. */
export interface DatasetTexts {
  readonly manifestText: string;
  readonly rowsText: string;
}

/** The two files, and the table that they are when read back. */
export interface WrittenTable {
  readonly texts: DatasetTexts;
  readonly table: WholeTable;
}

/** The texts of {@link writeAndRead} alone. */
export const writeTable = (draft: Draft): Outcome<DatasetTexts> =>
  mapOutcome(writeAndRead(draft), ({ texts }) => texts);

/**
 * Write a draft as manifest.json and rows.csv, rows ordered by date, id and the day known.
 *
 * @returns the texts, and what the strict readers read back; or the first problem
 */
export function writeAndRead(draft: Draft): Outcome<WrittenTable> {
  const columns = [...commonColumns, ...draft.description.columns];
  const rows = [...draft.rows].sort(byDateIdAndVintage);
  if (rows.length === 0) return fail("empty-dataset", { value: draft.description.id });
  const records = rows.map((row) => columns.map(({ name }) => writeCell(row[name])).join(","));
  const rowsText = `${columns.map(({ name }) => name).join(",")}\n${records.join("\n")}\n`;
  const { id, ...rest } = draft.description;
  const manifest: Manifest = {
    id,
    ...rest,
    columns,
    sha256: bytesToHex(sha256(new TextEncoder().encode(rowsText))),
    coverage: coverage(rows),
    skipped: draft.skipped.filter(({ count }) => count > 0),
  };
  const manifestText = `${JSON.stringify(manifest, null, 2)}\n`;
  const readBack = readManifest(id, manifestText);
  if (!readBack.ok) return readBack;
  return mapOutcome(readTable(readBack.value, rowsText), (table) => ({
    texts: { manifestText, rowsText },
    table,
  }));
}

type DraftRow = Draft["rows"][number];

const byDateIdAndVintage = (a: DraftRow, b: DraftRow): number =>
  compare(String(a["date"]), String(b["date"])) ||
  compare(String(a["id"]), String(b["id"])) ||
  compare(String(a["known_on"]), String(b["known_on"]));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function writeCell(cell: Cell): string {
  if (cell === undefined) return "";
  return csvCell(typeof cell === "object" ? cell.join(";") : String(cell));
}

function coverage(rows: readonly DraftRow[]): Manifest["coverage"] {
  const dates = rows.map((row) => String(row["date"])).sort();
  const known = rows.map((row) => String(row["known_on"])).sort();
  return {
    rows: rows.length,
    from: dates[0] as string,
    to: dates.at(-1) as string,
    knownFrom: known[0] as string,
    knownTo: known.at(-1) as string,
  };
}
