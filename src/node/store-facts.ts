import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { FactStore } from "../data/facts.ts";
import { readLog, readObject, type StoreLine, sha256 } from "./store-log.ts";

/** The two texts of a dataset, as they are written. */
export interface TableTexts {
  readonly manifestText: string;
  readonly rowsText: string;
}

/**
 * The facts of a store: the embedded ones, with those tables that were pulled in place of theirs.
 *
 * @returns `no-store` where nothing was pulled yet, `store-damaged`, or `store-of-other-facts` where
 *   its tables began from other embedded rows than those of this version
 */
export function openStoreFacts(folder: string, embedded: FactStore): Outcome<FactStore> {
  const log = readLog(folder);
  if (!log.ok) return log;
  const last = log.value.at(-1);
  if (!last) return fail("no-store", { value: folder });
  const tables = new Map<string, TableTexts>();
  for (const [id, table] of Object.entries(last.tables)) {
    if (table.base !== baseOf(embedded, id)) return fail("store-of-other-facts", { value: folder });
    const texts = readTexts(folder, table);
    if (!texts.ok) return texts;
    tables.set(id, texts.value);
  }
  return succeed(withTables(embedded, tables, { head: last.digest, day: last.day }));
}

/** Digest of the embedded rows of a dataset, from which a pulled table begins. */
export const baseOf = (embedded: FactStore, id: string): string =>
  embedded.ids.includes(id) ? sha256(embedded.readRowsText(id)) : "";

/** The texts of a table of a store. */
export function readTexts(
  folder: string,
  { manifest, rows }: StoreLine["tables"][string],
): Outcome<TableTexts> {
  const texts = [readObject(folder, manifest), readObject(folder, rows)] as const;
  for (const text of texts) if (!text.ok) return text;
  const [manifestText, rowsText] = texts.map((text) =>
    text.ok ? Buffer.from(text.value).toString("utf8") : "",
  ) as [string, string];
  return succeed({ manifestText, rowsText });
}

/** A store of facts with other texts in the place of some. */
export const withTables = (
  embedded: FactStore,
  tables: ReadonlyMap<string, TableTexts>,
  origin: NonNullable<FactStore["origin"]>,
): FactStore => ({
  ...embedded,
  readManifestText: (id) => tables.get(id)?.manifestText ?? embedded.readManifestText(id),
  readRowsText: (id) => tables.get(id)?.rowsText ?? embedded.readRowsText(id),
  origin,
});
