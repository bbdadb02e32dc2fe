import { type Outcome, succeed } from "../base/outcome.ts";
import { type Translate, translator } from "../i18n/translate.ts";
import { windowOf } from "../operations/contract/fields.ts";
import type { Context } from "../operations/contract/operation.ts";
import { citeSources, notesOnFacts, type Run } from "../operations/contract/run-operation.ts";
import type { Document } from "../reports/document.ts";
import { renderCsv } from "../reports/render-csv.ts";
import type { Found, Plain } from "./answer-query.ts";
import { knownTables } from "./known-tables.ts";
import { runQuery } from "./run-query.ts";

/** A question in SQL. */
export interface SqlQuestion {
  readonly sql: string;
  /** The day from which the datasets are seen; today if not given. */
  readonly asOf?: string;
  readonly seconds: number;
  /** Whether the result is wanted as a file of Parquet besides. */
  readonly parquet: boolean;
}

/** An answer in an envelope, and its rows as a file of Parquet where that was wanted. */
export interface SqlRun extends Run<Found> {
  readonly parquet?: Uint8Array;
}

/**
 * Answer a question in SQL over the datasets as they were known on a day.
 *
 * @returns an envelope like that of an operation, and the table for a person; or why there is none
 */
export async function answerSql(
  { sql, asOf, seconds, parquet }: SqlQuestion,
  context: Context,
): Promise<Outcome<SqlRun>> {
  const facts = context.facts.fresh();
  const window = windowOf({ asOf }, { ...context, facts });
  if (!window.ok) return window;
  const tables = knownTables(facts, window.value, sql);
  if (!tables.ok) return tables;
  const { cancelled } = context;
  const answered = await runQuery(
    { sql, tables: tables.value, parquet },
    { seconds, ...(cancelled ? { cancelled } : {}) },
  );
  if (!answered.ok) return answered;
  const { found } = answered.value;
  const sources = citeSources(facts);
  const note = noteOf(
    found.rows.length,
    window.value.asOf,
    sources.map(({ dataset }) => dataset),
    translator(context.language),
  );
  return succeed({
    envelope: {
      ...{ operation: "sql", version: context.version, asOf: window.value.asOf },
      ...{ dataDigest: facts.digest(), seed: null, lang: context.language },
      ...{ result: found, sources },
      notes: [note, ...notesOnFacts(facts, sources, context)],
      ...(facts.origin ? { store: facts.origin } : {}),
    },
    document: viewOf(found),
    ...{ met: true, damage: facts.damage() },
    ...(answered.value.parquet ? { parquet: answered.value.parquet } : {}),
  });
}

/** The table of an answer as CSV. A result of SQL may have columns and no row. */
export const printCsv = ({ document }: SqlRun): string => renderCsv(document);

/** Datasets that a note names; of more it says how many. */
const NAMED = 6;

function noteOf(rows: number, asOf: string, datasets: readonly string[], t: Translate): string {
  return datasets.length > NAMED
    ? t("sql.note.many", { rows, asOf, count: datasets.length })
    : t("sql.note", { rows, asOf, datasets: datasets.join(", ") || "–" });
}

const viewOf = ({ columns, rows }: Found): Document => [
  {
    kind: "table",
    columns: columns.map(({ name, type }) => ({
      label: name,
      align: NUMERIC.test(type) ? "right" : "left",
    })),
    rows: rows.map((row) => columns.map(({ name }) => textOf(row[name] ?? null))),
  },
];

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|DOUBLE|FLOAT|DECIMAL)\b/;

const textOf = (value: Plain): string => {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) && value.every((each) => typeof each !== "object")
    ? value.join("; ")
    : JSON.stringify(value);
};
