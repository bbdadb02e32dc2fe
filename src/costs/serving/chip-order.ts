import { ln } from "../../stats/elementary/ln.ts";
import type { MeasuredResult } from "./measured-results.ts";

/**
 * Two chips that served a model in a scenario of a round, but were predicted in the opposite order.
 */
export interface MisorderedPair {
  readonly model: string;
  readonly scenario: string;
  readonly round: string;
  /** The chip measured faster, and the slower one. */
  readonly faster: string;
  readonly slower: string;
  /** Faster over slower. */
  readonly measured: number;
  readonly predicted: number;
}

/** Whether predictions keep the measured order of chips. */
export interface ChipOrder {
  readonly pairs: number;
  readonly inOrder: number;
  /** Pairs that are ties, which have no order. */
  readonly ties: number;
  readonly misordered: readonly MisorderedPair[];
}

/**
 * Two chips this close, in logarithms, are a tie: submitters of the same chip differ by as much.
 */
export const TIE = 0.1;

/** The order of all pairs of chips that served the same model in the same scenario and round. */
export function chipOrder(
  results: readonly MeasuredResult[],
  predict: (result: MeasuredResult) => number,
): ChipOrder {
  let [inOrder, ties] = [0, 0];
  const misordered: MisorderedPair[] = [];
  for (const [one, other] of comparablePairs(results)) {
    const [faster, slower] = one.measured > other.measured ? [one, other] : [other, one];
    const measured = faster.measured / slower.measured;
    const predicted = predict(faster) / predict(slower);
    if (ln(measured) < TIE) ties++;
    else if (predicted > 1) inOrder++;
    else {
      const { model, scenario, round } = faster;
      misordered.push({
        model,
        scenario,
        round,
        faster: faster.chip,
        slower: slower.chip,
        measured,
        predicted,
      });
    }
  }
  return { pairs: inOrder + misordered.length, inOrder, ties, misordered };
}

const comparablePairs = (results: readonly MeasuredResult[]) =>
  results.flatMap((one, index) =>
    results
      .slice(index + 1)
      .filter(
        (other) =>
          one.model === other.model &&
          one.scenario === other.scenario &&
          one.round === other.round &&
          one.chip !== other.chip,
      )
      .map((other) => [one, other] as const),
  );
