import { isIsoDate } from "../base/calendar.ts";
import { commandLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { writeWhole } from "../node/write-whole.ts";
import {
  type Format,
  type Printed,
  printRun,
  readFormat,
} from "../operations/contract/print-run.ts";
import { answerSql, printCsv, type SqlRun } from "../sql/answer-sql.ts";
import { exit, type Io } from "./io.ts";
import { plainCommand } from "./plain-command.ts";
import { contextOf } from "./run-command.ts";
import { writePrinted } from "./write-printed.ts";

/** What the rows of an answer are called, for the formats that print them one by one. */
const listed = { name: "sql", rows: "rows" };

const { sqlSeconds, sqlMostSeconds } = commandLimits;

/** What is given, by the kinds of the flags. */
interface Given {
  readonly query?: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly seconds?: number;
}

/** Answer a question in SQL. */
export const sqlCommand = plainCommand<Given>({
  name: "sql",
  operands: ' "select …"',
  words: [{ name: "query" }],
  flags: [
    { name: "asOf", kind: "text", usage: "--as-of TEXT", meaning: (t) => t("field.asOf") },
    { name: "out", kind: "text", usage: "--out FILE", meaning: (t) => t("cli.sql.out") },
    {
      ...{ name: "seconds", kind: "number", usage: "--seconds N" },
      meaning: (t) => t("cli.sql.seconds", { value: sqlSeconds }),
    },
  ],
  formats: (t) => t("cli.sql.format"),
  examples: [
    'npx sextant sql "select name, rows from datasets order by rows desc limit 5"',
    'npx sextant sql "select * from api_prices limit 3" --as-of 2024-06-30 --format csv',
    'npx sextant sql "select * from models" --format parquet --out models.parquet',
  ],
  async run(given, { argv, language, t, print, io, refuse }) {
    const asked = readQuestion(given, print.format);
    if (!asked.ok) return refuse(asked.error);
    const { format, out, ...question } = asked.value;
    const context = contextOf({ name: "sql", argv, language }, io, [], print.quiet);
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
  },
});

async function contentOf(run: SqlRun, format: Format, io: Io): Promise<Outcome<Printed>> {
  if (format === "parquet") return succeed(run.parquet as Uint8Array<ArrayBuffer>);
  return format === "csv" ? succeed(printCsv(run)) : printRun(listed, run, format, io);
}

interface Question {
  readonly sql: string;
  readonly asOf?: string;
  readonly seconds: number;
  readonly format: Format;
  readonly out: string | undefined;
}

function readQuestion(
  { query, asOf, out, seconds = sqlSeconds }: Given,
  written = "text",
): Outcome<Question> {
  // An answer in SQL is one table, which has no name.
  const format = readFormat(listed, written.startsWith("csv:") ? "csv:" : written);
  if (!format.ok) return format;
  if (query === undefined) return fail("missing-input", { field: "QUERY" });
  if (asOf !== undefined && !isIsoDate(asOf))
    return fail("invalid-input", { field: "--as-of", rule: "rule.date", value: asOf });
  if (!(seconds > 0 && seconds <= sqlMostSeconds))
    return fail("invalid-input", { field: "--seconds", rule: "rule.sql-seconds", value: seconds });
  if (format.value === "parquet" && out === undefined) return fail("parquet-needs-out");
  const day = asOf === undefined ? {} : { asOf };
  return succeed({ sql: query, ...day, seconds, format: format.value, out });
}
