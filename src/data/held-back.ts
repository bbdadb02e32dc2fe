import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { DatasetTexts, FactStore } from "./facts.ts";
import { readManifest } from "./manifest.ts";
import { readTable } from "./table.ts";

/** What `known_basis` is of a row that came with an edition that was pulled. */
export const PULLED = "pulled";

/** Rows that may not be passed on, and the source that they were pulled from. */
export interface HeldBack {
  readonly source: string;
  readonly dataset: string;
  readonly rows: number;
}

/**
 * The rows of some datasets that may not be passed on, since the manifest names a source whose terms
 * are not known to allow it. What the package carries of such a dataset are single facts, each with
 * its page, and none of them.
 */
export function heldBackIn(
  datasets: Readonly<Record<string, DatasetTexts>>,
): Outcome<readonly HeldBack[]> {
  const found: HeldBack[] = [];
  for (const [dataset, { manifest: text, rows }] of Object.entries(datasets)) {
    const manifest = readManifest(dataset, text);
    if (!manifest.ok) return manifest;
    const source = manifest.value.heldBack;
    if (source === undefined) continue;
    const table = readTable(manifest.value, rows);
    if (!table.ok) return table;
    const count = table.value.rows.filter(({ known_basis }) => known_basis === PULLED).length;
    if (count > 0) found.push({ source, dataset, rows: count });
  }
  return succeed(found);
}

/** That rows would be passed on which may not be. */
export const heldBackInside = (found: readonly HeldBack[]): ReturnType<typeof fail> =>
  fail("rows-held-back", {
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    value: found.map(({ dataset }) => dataset).join(", "),
    source: [...new Set(found.map(({ source }) => source))].join(", "),
  });

/** A store of which everything may be passed on, and what was left out for it. */
export interface Republishable {
  readonly store: FactStore;
  readonly left: readonly HeldBack[];
}

/**
 * A store without the rows that may not be passed on: a table that has any is as the package carries
 * it, so that what they had replaced stands again.
 */
export function republishable(store: FactStore, embedded: FactStore): Outcome<Republishable> {
  const left = heldBackIn(
    Object.fromEntries(
      store.ids.map((id) => [
        id,
        { manifest: store.readManifestText(id), rows: store.readRowsText(id) },
      ]),
    ),
  );
  if (!left.ok) return left;
  const ids = new Set(left.value.map(({ dataset }) => dataset));
  const from = (id: string): FactStore => (ids.has(id) ? embedded : store);
  return succeed({
    left: left.value,
    store: {
      ...store,
      readManifestText: (id) => from(id).readManifestText(id),
      readRowsText: (id) => from(id).readRowsText(id),
    },
  });
}
