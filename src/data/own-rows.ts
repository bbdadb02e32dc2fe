import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { plainName, readTable as readBroughtTable } from "../files/read-table.ts";
import { readCell } from "./cell.ts";
import type { DatasetTexts, FactStore } from "./facts.ts";
import { type Column, type Manifest, REPLACED_ON, readManifest } from "./manifest.ts";
import { digestOfText } from "./publication.ts";
import { readTable } from "./table.ts";
import { standsBesides, type Vintage } from "./vintages.ts";

/** What `known_basis` is of a row of one's own; the first part of its id, so that none is a public one's. */
export const OWN = "own";

/** A table of one's own, and how messages call it. */
export interface OwnTable {
  readonly file: string;
  readonly text: string;
}

/**
 * The facts of a store with rows of one's own beside them, each marked as such.
 *
 * @param tables by dataset, in the columns of that dataset
 * @returns `unknown-dataset`, or the first cell that its schema refuses, with file, row and column
 */
export function withOwnRows(
  store: FactStore,
  tables: ReadonlyMap<string, OwnTable>,
): Outcome<FactStore> {
  const digestOf = (text: string): string => store.sha256?.([text]) ?? digestOfText(text);
  const joined = new Map<string, DatasetTexts>();
  const written: string[] = [];
  const counts = new Map<string, number>();
  for (const [id, table] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!store.ids.includes(id)) {
      return fail("unknown-dataset", { file: table.file, value: id, known: store.ids.join(", ") });
    }
    const manifest = readManifest(id, store.readManifestText(id));
    if (!manifest.ok) return manifest;
    const own = linesOf(manifest.value, table);
    if (!own.ok) return own;
    if (own.value.length === 0) continue;
    const rows = `${store.readRowsText(id)}${own.value.map((line) => `${line}\n`).join("")}`;
    const counted = describing(manifest.value, rows, digestOf(rows));
    if (!counted.ok) return counted;
    joined.set(id, { rows, manifest: JSON.stringify(counted.value) });
    written.push(id, ...own.value);
    counts.set(id, own.value.length);
  }
  if (counts.size === 0) return succeed(store);
  return succeed({
    ...store,
    readManifestText: (id) => joined.get(id)?.manifest ?? store.readManifestText(id),
    readRowsText: (id) => joined.get(id)?.rows ?? store.readRowsText(id),
    own: { digest: digestOf(written.join("\n")), counts },
  });
}

/** How many rows of one's own stand in each of some datasets; those without any are left out. */
export const countOwnRows = (
  datasets: Readonly<Record<string, DatasetTexts>>,
): Outcome<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const [id, { manifest: text, rows }] of Object.entries(datasets)) {
    const manifest = readManifest(id, text);
    if (!manifest.ok) return manifest;
    if (!holdsOwn(manifest.value)) continue;
    const table = readTable(manifest.value, rows);
    if (!table.ok) return table;
    const count = table.value.rows.filter(isOwn).length;
    if (count > 0) counts.set(id, count);
  }
  return succeed(counts);
};

/** That rows of one's own would leave the machine. */
export const ownRowsInside = (counts: ReadonlyMap<string, number>): ReturnType<typeof fail> =>
  fail("own-rows-inside", {
    rows: [...counts.values()].reduce((sum, count) => sum + count, 0),
    value: [...counts.keys()].join(", "),
  });

/** Whether a table has rows of one's own beside those of its publisher. */
export const holdsOwn = ({ knownBasis }: Manifest): boolean => Object.hasOwn(knownBasis, OWN);

/** Whether a row is one's own. */
export const isOwn = (row: { readonly known_basis: string }): boolean => row.known_basis === OWN;

/** The columns that a table of one's own may have; a row is marked as such without a column. */
const ownColumns = ({ columns }: Manifest): readonly Column[] =>
  columns.filter(({ name }) => name !== "known_basis");

/** An empty table for rows of one's own, with a comment on each column. */
export const ownTemplate = (manifest: Manifest): string => {
  const columns = ownColumns(manifest);
  return [
    `# ${manifest.id}: ${manifest.title.en}`,
    ...columns.map(
      ({ name, kind, unit, required, description }) =>
        `# ${name}: ${[kind, ...(unit === undefined ? [] : [unit]), ...(required ? ["needed"] : [])].join("; ")}; ${description.replaceAll('"', "'")}`,
    ),
    columns.map(({ name }) => name).join(","),
    "",
  ].join("\n");
};

/** The rows of a table as lines of its dataset; or the first cell that the schema refuses. */
function linesOf(manifest: Manifest, { file, text }: OwnTable): Outcome<readonly string[]> {
  const { columns } = manifest;
  const allowed = ownColumns(manifest);
  const table = readBroughtTable(
    text,
    file,
    allowed.map(({ name }) => name),
  );
  if (!table.ok) return table;
  const { header, records, lines } = table.value;
  const names = header.map(plainName);
  for (const [place, name] of names.entries()) {
    if (!allowed.some((column) => column.name === name)) {
      const known = allowed.map((column) => column.name).join(", ");
      return fail("own-column", { file, value: header[place] ?? "", known });
    }
    if (names.indexOf(name) < place) return fail("csv-column-twice", { file, column: name });
  }
  const missing = allowed.find(({ name, required }) => required && !names.includes(name));
  if (missing) return fail("csv-column", { file, column: missing.name });
  const vintages = new Map<string, Vintage[]>();
  const written: string[] = [];
  for (const [index, record] of records.entries()) {
    const at = { file, row: lines[index] ?? 0 };
    const textOf = (name: string): string => record[names.indexOf(name)]?.trim() ?? "";
    const problem = allowed.map((column) => problemOf(column, textOf(column.name))).find(Boolean);
    if (problem) return fail(problem.error.code, { ...at, ...problem.error.facts });
    const vintage = {
      known_on: textOf("known_on"),
      ...(textOf(REPLACED_ON) === "" ? {} : { replaced_on: textOf(REPLACED_ON) }),
    };
    const others = vintages.get(textOf("id")) ?? [];
    if (standsBesides(vintage, others)) {
      return fail("duplicate-id", { ...at, value: textOf("id") });
    }
    vintages.set(textOf("id"), [...others, vintage]);
    const marked = { id: `${OWN}/${textOf("id")}`, known_basis: OWN };
    const cells = columns.map(({ name }) =>
      name === "id" || name === "known_basis" ? marked[name] : textOf(name),
    );
    written.push(cells.map(quoted).join(","));
  }
  return succeed(written);
}

function problemOf(
  { name, kind, required }: Column,
  text: string,
): ReturnType<typeof fail> | undefined {
  if (text === "") return required ? fail("missing-cell", { column: name }) : undefined;
  if (/[\r\n]/.test(text)) {
    return fail("bad-cell", { column: name, rule: "rule.one-line", value: text });
  }
  const cell = readCell(kind, text);
  return cell.ok ? undefined : fail(cell.error.code, { ...cell.error.facts, column: name });
}

const quoted = (cell: string): string =>
  /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The manifest of a table with rows of one's own: as it was, with what it now covers. */
function describing(manifest: Manifest, rowsText: string, sha256: string): Outcome<Manifest> {
  const table = readTable(manifest, rowsText);
  if (!table.ok) return table;
  const { rows } = table.value;
  const dates = rows.map(({ date }) => date).sort();
  const known = rows.map(({ known_on }) => known_on).sort();
  return succeed({
    ...manifest,
    sha256,
    knownBasis: { ...manifest.knownBasis, [OWN]: ownBasis },
    coverage: {
      rows: rows.length,
      from: dates[0] as string,
      to: dates.at(-1) as string,
      knownFrom: known[0] as string,
      knownTo: known.at(-1) as string,
    },
  });
}

const ownBasis = {
  en: "as stated in a table of one's own",
  zh: "以自有表格所载为准",
};
