import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { decimalSigns, readNumberWith } from "./number-notation.ts";
import { from0, readRows, type SourceText } from "./read-rows.ts";
import { plainName, readTable, type Table } from "./read-table.ts";

/** One model with what it reached on the benchmarks of a table, one column for each. */
export interface ScoredRow {
  readonly model: string;
  /** When the model was released, where the table says so. */
  readonly date: string | undefined;
  /** By benchmark; absent where it was not measured. */
  readonly scores: Readonly<Record<string, number>>;
  /** USD per million tokens, where the table has prices; 0 where it is free. */
  readonly usdPerMtok: number | undefined;
}

/** A table of scores: a model a row, a benchmark a column. */
export interface ScoreTable {
  readonly rows: readonly ScoredRow[];
  /** Columns that were taken for benchmarks, as the header names them. */
  readonly benchmarks: readonly string[];
}

const modelNames = ["model", "fullname", "model name", "model version", "display name", "name"];
const dateNames = [
  ...["date", "release date", "release_date", "model_date", "version release date"],
  ...["upload to hub date", "released"],
];
const priceNames = [
  ...["price", "usd per 1m tokens", "usd per mtok", "usd_per_mtok", "usdpermtok"],
  ...["blended price", "blended_price", "price_usd_per_mtok"],
];

/** How a publisher's table is known, and which of its columns are scores. */
interface Layout {
  readonly header: readonly string[];
  readonly model: string;
  readonly benchmarks: readonly string[];
  /** Whether the one benchmark is called as the file is. */
  readonly isNamedByFile?: true;
}

/**
 * Tables whose publisher keeps other numbers beside the scores, known by their header; of every
 * other table each column of numbers is a benchmark.
 */
const published: readonly Layout[] = [
  {
    // Open LLM Leaderboard of Hugging Face: `Model` is a link, and `… Raw` the same before scaling.
    header: ["fullname", "upload to hub date", "ifeval"],
    model: "fullname",
    benchmarks: ["IFEval", "BBH", "MATH Lvl 5", "GPQA", "MUSR", "MMLU-PRO"],
  },
  {
    // Epoch AI's own runs: a file for each benchmark, which only its name tells.
    header: ["model version", "best score (across scorers)", "release date"],
    model: "model version",
    benchmarks: ["Best score (across scorers)"],
    isNamedByFile: true,
  },
];

/**
 * Read a table with a model a row and a benchmark a column, such as those of LiveBench and of the
 * Open LLM Leaderboard, or one of prices with scores beside them.
 *
 * @returns rows in file order, or a problem; `no-score-columns` where no column holds numbers
 */
export function readScoreTable(source: SourceText): Outcome<ScoreTable> {
  const { file, text } = source;
  const table = readTable(text, file, [...modelNames, ...dateNames, ...priceNames]);
  if (!table.ok) return table;
  const header = table.value.header.map((name) => name.trim());
  const layout = published.find((each) => each.header.every((name) => holds(header, name)));
  const model = layout?.model ?? firstOf(header, modelNames);
  if (model === undefined) return fail("csv-column", { file, column: "model" });
  const [date, price] = [firstOf(header, dateNames), firstOf(header, priceNames)];
  const benchmarks = layout
    ? layout.benchmarks.filter((name) => holds(header, name))
    : numberColumns(table.value, [model, date ?? "", price ?? "", ""].map(plainName));
  if (benchmarks.length === 0) return fail("no-score-columns", { file });
  const rows = readRows<string, ScoredRow>(
    source,
    ["model", "date", "price", ...benchmarks],
    (cells) => {
      const scores = benchmarks.flatMap((name) => {
        const score = cells.number(name);
        return score === undefined ? [] : [[name, score] as const];
      });
      const row = {
        model: cells.text("model"),
        date: cells.date("date"),
        usdPerMtok: cells.number("price", from0),
        scores: Object.fromEntries(scores),
      };
      return row.model === "" && scores.length === 0 ? undefined : row;
    },
    {
      also: {
        model: [model],
        ...(date === undefined ? {} : { date: [date] }),
        ...(price === undefined ? {} : { price: [price] }),
      },
      optional: ["date", "price"],
    },
  );
  if (!rows.ok) return rows;
  return succeed(
    layout?.isNamedByFile ? renamed(rows.value, stemOf(file)) : { rows: rows.value, benchmarks },
  );
}

/** The name of a file without its folders and its ending. */
const stemOf = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.\w+$/, "");

/** A table of one benchmark under another name. */
const renamed = (rows: readonly ScoredRow[], benchmark: string): ScoreTable => ({
  rows: rows.map((row) => ({
    ...row,
    scores: Object.fromEntries(Object.values(row.scores).map((score) => [benchmark, score])),
  })),
  benchmarks: [benchmark],
});

/** Whether a table is one of several that belong together, each of another benchmark. */
export function isOneOfMany({ file, text }: SourceText): boolean {
  const table = readTable(text, file, [...modelNames, ...dateNames]);
  return (
    table.ok &&
    published.some(
      ({ header, isNamedByFile }) =>
        isNamedByFile && header.every((name) => holds(table.value.header, name)),
    )
  );
}

const holds = (header: readonly string[], name: string): boolean =>
  header.some((each) => plainName(each) === plainName(name));

/** The first of some names that the header holds, as it is written there. */
function firstOf(header: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = header.find((each) => plainName(each) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Columns in which every cell is a number or says that none is known, and some cell is a number. */
function numberColumns(table: Table, known: readonly string[]): readonly string[] {
  const columns = table.header.map((_, at) => table.records.map((record) => record[at] as string));
  const signs = decimalSigns(columns);
  return table.header.flatMap((name, at) => {
    const sign = signs[at];
    if (known.includes(plainName(name))) return [];
    // Where a number has two readings the reader refuses the column by its name.
    if (sign !== undefined && !sign.ok) return [name.trim()];
    const read = columns[at]?.map((cell) => readNumberWith(cell, sign?.value ?? "."));
    const isNumbers =
      read?.every(({ ok }) => ok) && read.some((each) => each.ok && each.value !== undefined);
    return isNumbers ? [name.trim()] : [];
  });
}
