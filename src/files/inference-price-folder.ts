import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { findText } from "./find-text.ts";
import { from0, readRows, type SourceText } from "./read-rows.ts";

/** The six benchmarks of the price tables, named as their columns. */
export const priceBenchmarks = [
  "MMLU",
  "GPQA Diamond",
  "MATH-500",
  "MATH 5",
  "HumanEval",
  "LMSys Chatbot Arena ELO",
] as const;
export type PriceBenchmark = (typeof priceBenchmarks)[number];

/** One price of one model with its scores: percent, for the arena its rating. */
export interface PricedModelRow {
  readonly model: string;
  /** Date of the release or of the price. */
  readonly date: string;
  /** USD per million tokens, three of input to one of output; 0 where it is free. */
  readonly usdPerMtok: number;
  readonly scores: Readonly<Partial<Record<PriceBenchmark, number>>>;
}

const fileNames = [
  "aa_data_with_math5.csv",
  "epoch_ai_price_data_not_in_aa_with_benchmarks.csv",
] as const;

/**
 * Read the two price tables of a folder, one after the other. Rows without a price are left out.
 *
 * @returns rows in file order, or a problem that names file, row, column, rule and value
 */
export function readInferencePriceFolder(
  texts: ReadonlyMap<string, string>,
  folder: string,
): Outcome<readonly PricedModelRow[]> {
  const rows: PricedModelRow[] = [];
  for (const name of fileNames) {
    const source = findText(texts, folder, name);
    if (!source.ok) return source;
    const read = readPriceTable(source.value);
    if (!read.ok) return read;
    rows.push(...read.value);
  }
  return rows.length > 0 ? succeed(rows) : fail("empty-input", { file: folder });
}

const readPriceTable = (source: SourceText): Outcome<readonly PricedModelRow[]> =>
  readRows(source, columns, (cells) => {
    const usdPerMtok = cells.number("USD per 1M Tokens", from0);
    const date = cells.date("Release Date");
    const scores: Partial<Record<PriceBenchmark, number>> = {};
    for (const benchmark of priceBenchmarks) {
      const score = cells.number(benchmark, from0);
      if (score !== undefined) scores[benchmark] = score;
    }
    if (usdPerMtok === undefined || date === undefined) return undefined;
    return { model: cells.text("Model Name"), date, usdPerMtok, scores };
  });

const columns = ["Model Name", "Release Date", "USD per 1M Tokens", ...priceBenchmarks] as const;
