import type { Outcome } from "../base/outcome.ts";
import { readRows, type SourceText, share } from "./read-rows.ts";

/** One model's result on one benchmark. */
export interface CapabilityScore {
  readonly model: string;
  readonly modelDate: string;
  readonly benchmark: string;
  /** Undefined where the benchmark's release is not dated. */
  readonly benchmarkDate: string | undefined;
  /** Share of full marks, 0 to 1. */
  readonly performance: number;
}

/**
 * Read scores from columns `model`, `model_date`, `benchmark`, `benchmark_date`, `performance`.
 *
 * @returns scores in file order, or a problem that names file, row, column, rule and value
 */
export const readCapabilityScores = (source: SourceText): Outcome<readonly CapabilityScore[]> =>
  readRows(source, columns, (cells) => ({
    model: cells.text("model"),
    modelDate: cells.requiredDate("model_date"),
    benchmark: cells.text("benchmark"),
    benchmarkDate: cells.date("benchmark_date"),
    performance: cells.requiredNumber("performance", share),
  }));

const columns = ["model", "model_date", "benchmark", "benchmark_date", "performance"] as const;
