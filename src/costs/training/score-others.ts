import type { ScoredRun } from "./scoreboard.ts";

/**
 * Another published quantity of a scored run, beside the value that the same prediction implies.
 */
export interface OtherScore {
  readonly run: string;
  readonly quantity: "days" | "energyKwh" | "costUsd";
  readonly published: number;
  readonly predicted: number;
  readonly ratio: number;
}

/**
 * Days, energy and cost of the scored runs: predicted chip-hours divided by chips, times the chip's
 * rated power (published energies are for the chips), times the price that the makers' own figures
 * imply.
 */
export function otherScores(scored: readonly ScoredRun[]): readonly OtherScore[] {
  return scored.flatMap((one) => {
    const { chipHours, days, energyKwh, costUsd } = one.run.published;
    if (one.quantity !== "chipHours" || chipHours === undefined) return [];
    const predicted = one.predicted;
    const watt = one.run.chip.powerWatt;
    return [
      ...(days !== undefined && one.run.chipsPublished
        ? [score(one, "days", days, predicted / one.run.chips / 24)]
        : []),
      ...(energyKwh !== undefined && watt !== undefined
        ? [score(one, "energyKwh", energyKwh, (predicted * watt) / 1000)]
        : []),
      ...(costUsd !== undefined
        ? [score(one, "costUsd", costUsd, (predicted * costUsd) / chipHours)]
        : []),
    ];
  });
}

const score = (
  { run }: ScoredRun,
  quantity: OtherScore["quantity"],
  published: number,
  predicted: number,
): OtherScore => ({ run: run.id, quantity, published, predicted, ratio: predicted / published });
