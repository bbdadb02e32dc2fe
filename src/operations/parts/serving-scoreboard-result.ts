import type { MeasuredResults } from "../../costs/serving/measured-results.ts";
import {
  SCOREBOARD_LEVEL,
  type ServingScoreboard,
} from "../../costs/serving/serving-scoreboard.ts";
import type { ScoreboardResult } from "./serving-result.ts";

/** The scoreboard, worst misses first. */
export function scoreboardResult(
  { rows, order, spread, ...score }: ServingScoreboard,
  measured: MeasuredResults,
): ScoreboardResult {
  return {
    ...score,
    pairs: order.pairs,
    pairsInOrder: order.inOrder,
    ties: order.ties,
    misordered: [...order.misordered],
    spread: { median: spread[0], mostly: spread[1] },
    level: SCOREBOARD_LEVEL,
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
