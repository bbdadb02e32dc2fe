import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Cell } from "../data/cell.ts";
import type { CellKind } from "../data/manifest.ts";
import type { DuckChunk, DuckConnection, DuckDb, DuckResult, DuckValue } from "./duckdb.ts";
import type { PlainTable } from "./known-tables.ts";

/** What is asked of DuckDB. */
export interface Query {
  readonly sql: string;
  readonly tables: readonly PlainTable[];
  /** Whether the result is wanted as a file of Parquet besides. */
  readonly parquet: boolean;
}

/** A value of a result, as JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainRow;
export interface PlainRow {
  readonly [column: string]: Plain;
}

/** What a query found. */
export interface Found {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly PlainRow[];
}

/** What a query found, and the same as a file of Parquet where that was wanted. */
export interface Answered {
  readonly found: Found;
  readonly parquet?: Uint8Array;
}

const { sqlRows, sqlBytes, sqlEngineMb } = commandLimits;

/**
 * Answer a query: one statement that only reads, of tables in memory, without the disk, the network,
 * extensions or another configuration.
 *
 * @returns the rows, or why not: `sql-one-statement`, `sql-not-select`, `sql-parameters`,
 *   `sql-result-too-large`, `sql-too-much-memory`, or `sql-refused` with what DuckDB says
 */
export async function answerQuery(
  duck: DuckDb,
  { sql, tables, parquet }: Query,
): Promise<Outcome<Answered>> {
  const connection = await openLocked(duck, tables);
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) return fail("sql-one-statement", { value: statements.count });
    const statement = await statements.prepare(0);
    const type = duck.StatementType[statement.statementType];
    if (type !== "SELECT") return fail("sql-not-select", { value: String(type) });
    if (statement.parameterCount > 0) return fail("sql-parameters");
    const result = await statement.stream();
    const read = await readResult(duck, result);
    if (!read.ok) return read;
    const { found, chunks } = read.value;
    return succeed({
      found,
      ...(parquet ? { parquet: await parquetOf(duck, result, chunks) } : {}),
    });
  } catch (error) {
    return refusedBy(error as Error);
  }
}

/** A database in memory with the tables, which no query can open, change or enlarge. */
async function openLocked(duck: DuckDb, tables: readonly PlainTable[]): Promise<DuckConnection> {
  const instance = await duck.DuckDBInstance.create(":memory:", {
    ...{ temp_directory: "", max_temp_directory_size: "0B" },
    ...{ memory_limit: `${sqlEngineMb}MB`, threads: "2" },
    ...{ autoinstall_known_extensions: "false", autoload_known_extensions: "false" },
    ...{ allow_community_extensions: "false", enable_external_access: "false" },
  });
  const connection = await instance.connect();
  for (const table of tables) await addTable(duck, connection, table);
  await connection.run("SET lock_configuration = true");
  return connection;
}

async function addTable(
  duck: DuckDb,
  connection: DuckConnection,
  { name, columns, rows }: PlainTable,
): Promise<void> {
  const declared = columns.map(
    (column) => `${duck.quotedIdentifier(column.name)} ${types[column.kind]}`,
  );
  await connection.run(`CREATE TABLE ${duck.quotedIdentifier(name)} (${declared.join(", ")})`);
  const appender = await connection.createAppender(name);
  const strings = duck.LIST(duck.VARCHAR);
  const append: Readonly<Record<CellKind, (cell: never) => void>> = {
    text: (cell: string) => appender.appendVarchar(cell),
    number: (cell: number) => appender.appendDouble(cell),
    boolean: (cell: boolean) => appender.appendBoolean(cell),
    date: (cell: string) => appender.appendDate(new duck.DuckDBDateValue(daysOf(cell))),
    list: (cell: readonly string[]) => appender.appendList(cell, strings),
  };
  for (const row of rows) {
    columns.forEach(({ kind }, place) => {
      const cell: Cell = row[place];
      if (cell === undefined) appender.appendNull();
      else append[kind](cell as never);
    });
    appender.endRow();
  }
  appender.closeSync();
}

const types: Readonly<Record<CellKind, string>> = {
  ...{ text: "VARCHAR", number: "DOUBLE", boolean: "BOOLEAN", date: "DATE", list: "VARCHAR[]" },
};

const DAY_MS = 86_400_000;
const daysOf = (date: string): number => Date.parse(date) / DAY_MS;

interface Read {
  readonly found: Found;
  readonly chunks: readonly DuckChunk[];
}

async function readResult(duck: DuckDb, result: DuckResult): Promise<Outcome<Read>> {
  const names = result.deduplicatedColumnNames();
  const columns = result.columnTypes().map((type, place) => ({
    name: names[place] as string,
    type: String(type),
  }));
  const rows: PlainRow[] = [];
  const chunks: DuckChunk[] = [];
  let bytes = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const read = chunk
      .getRows()
      .map((row) => Object.fromEntries(row.map((cell, at) => [names[at], plainOf(duck, cell)])));
    bytes += JSON.stringify(read).length;
    if (rows.length + read.length > sqlRows || bytes > sqlBytes) {
      return fail("sql-result-too-large", { value: sqlRows, limit: sqlBytes / 1e6 });
    }
    rows.push(...read);
    chunks.push(chunk);
  }
  return succeed({ found: { columns, rows }, chunks });
}

/** A value as JSON has it; a number that a double cannot hold exactly is a text. */
function plainOf(duck: DuckDb, value: DuckValue): Plain {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof duck.DuckDBDecimalValue) {
    const double = value.toDouble();
    return double.toPrecision(15).length > String(value).length ? double : String(value);
  }
  if ("items" in value) return value.items.map((item) => plainOf(duck, item));
  if (!("entries" in value)) return String(value);
  const { entries } = value;
  // A map has entries in order, a structure has them by name.
  return Array.isArray(entries)
    ? entries.map(({ key, value: one }) => ({ key: plainOf(duck, key), value: plainOf(duck, one) }))
    : Object.fromEntries(
        Object.entries(entries).map(([name, one]) => [name, plainOf(duck, one as DuckValue)]),
      );
}

/** Rows with their types as Parquet, by a database that may reach the disk and holds nothing else. */
async function parquetOf(
  duck: DuckDb,
  result: DuckResult,
  chunks: readonly DuckChunk[],
): Promise<Uint8Array> {
  const instance = await duck.DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const types = result.columnTypes();
  const declared = result
    .deduplicatedColumnNames()
    .map((name, place) => `${duck.quotedIdentifier(name)} ${types[place]}`);
  await connection.run(`CREATE TABLE result (${declared.join(", ")})`);
  const appender = await connection.createAppender("result");
  for (const chunk of chunks) appender.appendDataChunk(chunk);
  appender.closeSync();
  const folder = mkdtempSync(join(tmpdir(), "sextant-sql-"));
  const path = join(folder, "result.parquet");
  try {
    await connection.run(`COPY result TO ${duck.quotedString(path)} (FORMAT parquet)`);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What DuckDB says of a query, up to the picture of where. */
function refusedBy({ message }: Error): ReturnType<typeof fail> {
  const said = message.split("\n\n")[0]?.replaceAll("\n", " ") ?? "";
  const missing = /Catalog Error: Table with name (.+?) does not exist!/.exec(said);
  // What it says of a text without any statement.
  if (said === "Error in native callback") return fail("sql-one-statement", { value: 0 });
  if (missing) return fail("sql-unknown-table", { value: missing[1] as string });
  if (said.startsWith("Out of Memory Error")) {
    return fail("sql-too-much-memory", { value: sqlEngineMb });
  }
  return fail("sql-refused", { value: said.replace(/^Failed to extract statements: /, "") });
}
