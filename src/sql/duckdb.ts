import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** A value as DuckDB gives it, as far as it is looked at. */
export type DuckValue =
  | null
  | string
  | number
  | boolean
  | bigint
  | { readonly items: readonly DuckValue[] }
  | { readonly entries: object }
  | object;

/** Some rows of a result. */
export interface DuckChunk {
  readonly rowCount: number;
  getRows(): readonly (readonly DuckValue[])[];
}

/** Rows as they come, one chunk after the other. */
export interface DuckResult {
  fetchChunk(): Promise<DuckChunk | null>;
  deduplicatedColumnNames(): readonly string[];
  columnTypes(): readonly object[];
}

interface DuckStatement {
  readonly statementType: number;
  readonly parameterCount: number;
  stream(): Promise<DuckResult>;
}

interface DuckAppender {
  appendNull(): void;
  appendVarchar(value: string): void;
  appendDouble(value: number): void;
  appendBoolean(value: boolean): void;
  appendDate(value: object): void;
  appendList(values: readonly string[], type: object): void;
  appendDataChunk(chunk: DuckChunk): void;
  endRow(): void;
  closeSync(): void;
}

export interface DuckConnection {
  run(sql: string): Promise<unknown>;
  extractStatements(
    sql: string,
  ): Promise<{ readonly count: number; prepare(index: number): Promise<DuckStatement> }>;
  createAppender(table: string): Promise<DuckAppender>;
}

/** What is used of DuckDB, which is installed by those who want it. */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<DuckConnection> }>;
  };
  readonly StatementType: Readonly<Record<string | number, string | number>>;
  /** Days since 1970-01-01. */
  readonly DuckDBDateValue: new (
    days: number,
  ) => object;
  readonly DuckDBDecimalValue: new (...given: never) => { toDouble(): number };
  readonly LIST: (of: object) => object;
  readonly VARCHAR: object;
  readonly quotedIdentifier: (name: string) => string;
  readonly quotedString: (text: string) => string;
}

/** Load DuckDB; `sql-not-installed` names the package where it is missing. */
export async function loadDuckDb(): Promise<Outcome<DuckDb>> {
  // By a name that no bundler follows: it is not part of the default install.
  const name = "@duckdb/node-api";
  try {
    return succeed((await import(/* @vite-ignore */ name)) as DuckDb);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    return fail("sql-not-installed", { value: `--no-save -O ${name}@1.5.6-r.1` });
  }
}
