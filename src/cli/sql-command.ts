import { isIsoDate } from "../base/calendar.ts";
import { commandLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import { writeWhole } from "../node/write-whole.ts";
import {
  type Format,
  type Printed,
  printRun,
  readFormat,
} from "../operations/contract/print-run.ts";
import { answerSql, printCsv, type SqlRun } from "../sql/answer-sql.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { readArguments } from "./read-arguments.ts";
import { contextOf } from "./run-command.ts";
import { writePrinted } from "./write-printed.ts";

/** What the rows of an answer are called, for the formats that print them one by one. */
const listed = { name: "sql", rows: "rows" };

const { sqlSeconds, sqlMostSeconds } = commandLimits;

/** Answer a question in SQL: `"select …" [--as-of D] [--format F] [--out FILE]`. Returns the exit code. */
export async function sqlCommand(
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const t = translator(language);
  const words = readWords(argv);
  if (!words.ok) return refuse(words.error);
  const { help, format, out, quiet, ...question } = words.value;
  if (help) {
    io.out(await helpOf(t));
    return exit.ok;
  }
  const context = contextOf({ name: "sql", argv, language }, io, [], quiet);
  if (!context.ok) return refuse(context.error);
  const run = await answerSql({ ...question, parquet: format === "parquet" }, context.value);
  if (!run.ok) return refuse(run.error);
  const content = await contentOf(run.value, format, io);
  if (!content.ok) return refuse(content.error);
  if (out === undefined) {
    const shown = writePrinted(content.value, format, io);
    return shown.ok ? exit.ok : refuse(shown.error);
  }
  const written = writeWhole(out, content.value);
  if (!written.ok) return refuse(written.error);
  io.out(`${t("cli.sql.written", { file: out, rows: run.value.envelope.result.rows.length })}\n`);
  return exit.ok;
}

async function contentOf(run: SqlRun, format: Format, io: Io): Promise<Outcome<Printed>> {
  if (format === "parquet") return succeed(run.parquet as Uint8Array<ArrayBuffer>);
  return format === "csv" ? succeed(printCsv(run)) : printRun(listed, run, format, io);
}

interface Words {
  readonly sql: string;
  readonly asOf?: string;
  readonly seconds: number;
  readonly format: Format;
  readonly out: string | undefined;
  readonly quiet: boolean;
  readonly help: boolean;
}

function readWords(argv: readonly string[]): Outcome<Words> {
  const read = readArguments(argv, flags, ["query"]);
  if (!read.ok) return read;
  const { input, print } = read.value;
  const { query, asOf, out, seconds = sqlSeconds } = input as Given;
  const written = print.format ?? "text";
  // An answer in SQL is one table, which has no name.
  const format = readFormat(listed, written.startsWith("csv:") ? "csv:" : written);
  if (!format.ok) return format;
  if (query === undefined && !print.help) return fail("missing-input", { field: "QUERY" });
  if (asOf !== undefined && !isIsoDate(asOf))
    return fail("invalid-input", { field: "--as-of", rule: "rule.date", value: asOf });
  if (!(seconds > 0 && seconds <= sqlMostSeconds))
    return fail("invalid-input", { field: "--seconds", rule: "rule.sql-seconds", value: seconds });
  if (format.value === "parquet" && out === undefined) return fail("parquet-needs-out");
  const { quiet, help } = print;
  const day = asOf === undefined ? {} : { asOf };
  return succeed({ sql: query ?? "", ...day, seconds, format: format.value, out, quiet, help });
}

/** What is given, by the kinds of the flags. */
interface Given {
  readonly query?: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly seconds?: number;
}

const flags = [
  ...(["query", "asOf", "out"] as const).map((name) => plainFlag(name, "text")),
  plainFlag("seconds", "number"),
];

async function helpOf(t: Translate): Promise<string> {
  const { plainHelp } = await import("./help.ts");
  const described = [
    ["--as-of TEXT", t("field.asOf")],
    ["--format F", t("cli.sql.format")],
    ["--out FILE", t("cli.sql.out")],
    ["--seconds N", t("cli.sql.seconds", { value: sqlSeconds })],
  ] as const;
  const examples = [
    'npx sextant sql "select name, rows from datasets order by rows desc limit 5"',
    'npx sextant sql "select * from api_prices limit 3" --as-of 2024-06-30 --format csv',
    'npx sextant sql "select * from models" --format parquet --out models.parquet',
  ];
  return plainHelp("sql", described, examples, t);
}
