import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { REPLACED_ON } from "../../data/manifest.ts";
import { tidyCsv } from "../../reports/tidy-csv.ts";

/** A dataset to be downloaded. */
export interface Download {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly licence: string;
  readonly rows: number;
  /** Paths of its forms. */
  readonly csv: string;
  readonly json: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Terms under which what is made of a table must be shared alike, so that it stands apart. */
const shareAlike = /\bSA\b/;

/** A dataset as it was known on a day: its rows as CSV, and as JSON with its terms and columns. */
export const downloadOf = (id: string, facts: Facts, window: FactWindow): Outcome<Download> =>
  mapOutcome(facts.selectAll(id, window), ({ manifest, rows }) => {
    const { title, publisher, url, licence, attribution, retrieved } = manifest;
    const folder = shareAlike.test(licence) ? "downloads/share-alike" : "downloads";
    const [csv, json] = [`${folder}/${id}.csv`, `${folder}/${id}.json`];
    const columns = manifest.columns.filter(({ name }) => name !== REPLACED_ON);
    const records = rows.map((row) =>
      Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])),
    );
    const described = {
      ...{ id, title, publisher, url, licence, attribution, retrieved, asOf: window.asOf },
      columns,
    };
    const files = new Map([
      [
        csv,
        records.length > 0 ? tidyCsv(records) : `${columns.map(({ name }) => name).join(",")}\n`,
      ],
      [json, `${JSON.stringify({ ...described, rows: records }, null, 1)}\n`],
    ]);
    return { ...{ id, title, licence, rows: rows.length, csv, json, files } };
  });
