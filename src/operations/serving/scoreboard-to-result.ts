import { benchmarkRules } from "../../costs/serving/benchmark-rules.ts";
import type { MeasuredResults } from "../../costs/serving/measured-results.ts";
import {
  SCOREBOARD_LEVEL,
  type ServingScoreboard,
} from "../../costs/serving/serving-scoreboard.ts";
import type { ScoreboardResult } from "./result.ts";

/** The scoreboard, worst misses first. */
export function scoreboardResult(
  { rows, order, spread, kinds, cases, deviations: _, ...score }: ServingScoreboard,
  measured: MeasuredResults,
): ScoreboardResult {
  return {
    ...score,
    kinds: [...kinds],
    cases: cases.map(({ result, kind, predicted, lower, upper }) => ({
      kind,
      model: result.model,
      chip: result.chip,
      format: result.setup.format,
      promptTokens: result.setup.workload.promptTokens,
      outputTokens: result.setup.workload.outputTokens,
      measured: result.measured,
      predicted,
      lower,
      upper,
      source: result.source,
    })),
    pairs: order.pairs,
    pairsInOrder: order.inOrder,
    ties: order.ties,
    misordered: [...order.misordered],
    spread: { median: spread[0], mostly: spread[1] },
    level: SCOREBOARD_LEVEL,
    power: powerOf(measured.powerShares),
    benchmarks: benchmarksOf(measured),
    results: rows.length,
    submissions: rows.reduce((sum, { result }) => sum + result.submissions, 0),
    leftOut: { notComparable: measured.notComparable, withoutChip: measured.withoutChip },
    rows: rows
      .map(({ result, predicted, lower, upper, error }) => ({
        model: result.model,
        chip: result.chip,
        scenario: result.scenario,
        round: result.round,
        submissions: result.submissions,
        measured: result.measured,
        predicted,
        lower,
        upper,
        error,
      }))
      .sort((a, b) => Math.abs(b.error) - Math.abs(a.error)),
  };
}

const powerOf = (shares: readonly number[]): ScoreboardResult["power"] =>
  shares.length === 0
    ? null
    : { n: shares.length, lowest: Math.min(...shares), highest: Math.max(...shares) };

/** The benchmarks of the results, with what of them is an estimate. */
const benchmarksOf = ({ results }: MeasuredResults): ScoreboardResult["benchmarks"] =>
  Object.entries(benchmarkRules)
    .filter(([name]) => results.some(({ model }) => model === name))
    .map(([model, { promptTokens, outputTokens, judged, limits }]) => ({
      model,
      promptTokens,
      outputTokens,
      judged: [...judged],
      limits: Object.entries(limits).map(([scenario, limit]) => ({
        scenario,
        timeToFirstToken: limit.timeToFirstToken ?? null,
        timePerToken: limit.timePerToken ?? null,
      })),
    }));
