import type { Skipped } from "../adapter.ts";

/**
 * Why rows were left out, from counts.
 *
 * @param labels the reasons an adapter may give, with their words
 * @param counts rows left out by reason; a reason with none is not listed
 */
export const tallySkipped = <Reason extends string>(
  labels: Readonly<Record<Reason, Skipped["label"]>>,
  counts: Readonly<Record<Reason, number>>,
): readonly Skipped[] =>
  (Object.keys(labels) as Reason[])
    .map((reason) => ({ reason, label: labels[reason], count: counts[reason] }))
    .filter(({ count }) => count > 0);
