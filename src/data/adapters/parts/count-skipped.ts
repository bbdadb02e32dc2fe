import type { Skipped } from "../adapter.ts";
import { tallySkipped } from "./tally-skipped.ts";

/**
 * Why rows were left out, from one reason per row.
 *
 * @param labels the reasons an adapter may give, with their words
 * @param given the reason of each row left out
 */
export function countSkipped<Reason extends string>(
  labels: Readonly<Record<Reason, Skipped["label"]>>,
  given: readonly Reason[],
): readonly Skipped[] {
  const reasons = Object.keys(labels) as Reason[];
  const counts = reasons.map(
    (reason) => [reason, given.filter((one) => one === reason).length] as const,
  );
  return tallySkipped(labels, Object.fromEntries(counts) as Record<Reason, number>);
}
