import type { Skipped } from "./adapter.ts";

/**
 * Why rows were left out, and how many for each reason.
 *
 * @param labels the reasons an adapter may give, with their words
 * @param given one reason per row left out, or the count of each
 */
export function countSkipped<Reason extends string>(
  labels: Readonly<Record<Reason, Skipped["label"]>>,
  given: readonly Reason[] | Readonly<Record<Reason, number>>,
): readonly Skipped[] {
  return (Object.keys(labels) as Reason[]).flatMap((reason) => {
    const count = isList(given) ? given.filter((one) => one === reason).length : given[reason];
    return count > 0 ? [{ reason, label: labels[reason], count }] : [];
  });
}

const isList = <Reason extends string>(
  given: readonly Reason[] | Readonly<Record<Reason, number>>,
): given is readonly Reason[] => Array.isArray(given);
