import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { readRows, type SourceText, share } from "./read-rows.ts";
import { plainName, readTable } from "./read-table.ts";
import { readScoreTable, type ScoreTable } from "./score-table.ts";

/** One model's result on one benchmark. */
export interface CapabilityScore {
  readonly model: string;
  /** Undefined where the file does not date its models. */
  readonly modelDate: string | undefined;
  readonly benchmark: string;
  /** Undefined where the benchmark's release is not dated. */
  readonly benchmarkDate: string | undefined;
  /** Share of full marks, 0 to 1. */
  readonly performance: number;
}

/**
 * Read scores: a score a row, in columns `model`, `model_date`, `benchmark`, `benchmark_date`,
 * `performance` or those of the public file of the index (`model`, `date`, `benchmark`,
 * `benchmark_release_date`, `performance`); or a model a row with a column for each benchmark, see
 * {@link readScoreTable}.
 *
 * @returns scores in file order, or a problem that names file, row, column, rule and value
 */
export function readCapabilityScores(source: SourceText): Outcome<readonly CapabilityScore[]> {
  const table = readTable(source.text, source.file, columns);
  const header = table.ok ? table.value.header.map(plainName) : [];
  // One score a row names its benchmark; a table of which nothing is known is read as such.
  if (!table.ok || header.includes("benchmark")) return readScoreRows(source);
  const wide = readScoreTable(source);
  return wide.ok ? sharesOf(wide.value, source.file) : wide;
}

const columns = ["model", "model_date", "benchmark", "benchmark_date", "performance"] as const;

const readScoreRows = (source: SourceText): Outcome<readonly CapabilityScore[]> =>
  readRows(
    source,
    columns,
    (cells) => ({
      model: cells.text("model"),
      modelDate: cells.requiredDate("model_date"),
      benchmark: cells.text("benchmark"),
      benchmarkDate: cells.date("benchmark_date"),
      performance: cells.requiredNumber("performance", share),
    }),
    {
      also: {
        model_date: ["date", "release_date", "Release date", "Version release date"],
        benchmark_date: ["benchmark_release_date"],
        performance: ["score"],
      },
      optional: ["benchmark_date"],
    },
  );

/** Scores as shares: where any is above 1, all of the table are per cent. */
function sharesOf(table: ScoreTable, file: string): Outcome<readonly CapabilityScore[]> {
  const all = table.rows.flatMap(({ scores }) => Object.values(scores));
  const isPercent = all.some((score) => score > 1);
  const full = isPercent ? 100 : 1;
  for (const { model, scores } of table.rows) {
    const beyond = Object.entries(scores).find(([, score]) => score < 0 || score > full);
    if (beyond) {
      const [column, value] = beyond;
      return fail("bad-score", { file, column, model, value, rule: isPercent ? "0–100" : "0–1" });
    }
  }
  return succeed(
    table.rows.flatMap(({ model, date, scores }) =>
      Object.entries(scores).map(([benchmark, score]) => ({
        ...{ model, modelDate: date, benchmark, benchmarkDate: undefined },
        performance: score / full,
      })),
    ),
  );
}
