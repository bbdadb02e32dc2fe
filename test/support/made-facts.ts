import { type FactStore, type Facts, openFacts } from "../../src/data/facts.ts";
import type { Column } from "../../src/data/manifest.ts";
import { readManifest } from "../../src/data/manifest.ts";
import { embeddedStore } from "./facts.ts";

/** Cells of a row by column; what is left out is filled by {@link filled} or stays empty. */
export type MadeRow = Readonly<Record<string, string | number | boolean>> & {
  readonly date: string;
};

/** Rows by dataset. */
export type MadeRows = Readonly<Record<string, readonly MadeRow[]>>;

/** A store whose datasets hold these rows, and none where no rows are given. */
export const madeStore = (rows: MadeRows): FactStore => ({
  ...embeddedStore,
  isExcerpt: true,
  readRowsText: (id) => rowsText(id, rows[id] ?? []),
});

/** Facts made for a test, through the manifests of the embedded datasets. */
export const madeFacts = (rows: MadeRows): Facts => openFacts(madeStore(rows));

/**
 * Two runs of 10²³ FLOP with disclosed chip-hours on a chip that was sold for 10,000 USD with its
 * server: from them, a FLOP of training costs about 10⁻¹⁸ USD on any day.
 */
export const disclosedRunsMade: MadeRows = {
  models: ["2021-01-01", "2022-01-01"].map((date) => ({
    ...{ model: `run of ${date}`, date, organizations: "Another lab", hardware: "NVIDIA A100" },
    ...{ chip_hours: 2e5, training_flop: 1e23 },
  })),
  hardware: [{ name: "NVIDIA A100", date: "2020-05-14", tdp_w: 400 }],
  "hardware-prices": [
    {
      ...{ hardware: "NVIDIA A100", date: "2020-05-14", term: "purchase", usd: 10_000 },
      ...{ statistic: "price", dgx: true },
    },
  ],
};

function rowsText(id: string, rows: readonly MadeRow[]): string {
  const manifest = readManifest(id, embeddedStore.readManifestText(id));
  if (!manifest.ok) throw new Error(`no manifest of ${id}`);
  const { columns } = manifest.value;
  const unknown = rows.flatMap(Object.keys).find((name) => columns.every((c) => c.name !== name));
  if (unknown !== undefined) throw new Error(`${id} has no column ${unknown}`);
  const records = rows.map((row, index) =>
    columns.map((column) => quoted(row[column.name] ?? filled(column, row, index))),
  );
  return `${[columns.map(({ name }) => name), ...records].map((cells) => cells.join(",")).join("\n")}\n`;
}

/** Known on the day that it describes, and not of interest otherwise; a number must be given. */
function filled({ name, kind, required }: Column, row: MadeRow, index: number): string {
  if (!required) return "";
  if (name === "id") return `made-${index}`;
  if (name === "known_on") return row.date;
  if (kind === "text") return "made";
  if (kind === "boolean") return "false";
  throw new Error(`a made row needs ${name}`);
}

const quoted = (cell: string | number | boolean): string =>
  /[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
