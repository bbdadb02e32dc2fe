import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { digestOfText, type PublicationManifest, readPublication } from "../data/publication.ts";
import type { PublicationDraft, TableDraft } from "./publication-adapter.ts";
import { csvCell } from "./shared/csv-cell.ts";

/**
 * Write a draft as the files of its folder: `manifest.json` and the tables.
 *
 * @returns texts by file name, after reading them back through the strict reader; or the first
 *   problem
 */
export function writePublication(draft: PublicationDraft): Outcome<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const tables: PublicationManifest["tables"][number][] = [];
  for (const table of draft.tables) {
    const { file } = table.description;
    if (table.records.length === 0) return fail("empty-dataset", { value: file });
    const text = csvOf(table);
    files.set(file, text);
    const { skipped, ...description } = table.description;
    const rows = table.records.length;
    tables.push({ ...description, rows, sha256: digestOfText(text), skipped });
  }
  const { notCarried, ...description } = draft.description;
  const manifest: PublicationManifest = { ...description, tables, notCarried };
  files.set("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  const readText = (_id: string, file: string): string => files.get(file) ?? "";
  const readBack = readPublication({ ids: [manifest.id], readText }, manifest.id);
  return readBack.ok ? succeed(files) : readBack;
}

function csvOf({ description, records }: TableDraft): string {
  const header = description.columns.map(({ name }) => name);
  return `${[header, ...records].map((cells) => cells.map(csvCell).join(",")).join("\n")}\n`;
}
