import type { Skipped } from "../adapter.ts";

/**
 * Why rows were left out.
 *
 * @param labels the reasons an adapter may give, with their words
 * @param left the reason of each row left out, or their number by reason; a reason that no row has
 *   is not listed
 */
export function tallySkipped<Reason extends string>(
  labels: Readonly<Record<Reason, Skipped["label"]>>,
  left: readonly Reason[] | Readonly<Record<Reason, number>>,
): readonly Skipped[] {
  const countOf = (reason: Reason): number =>
    isList(left) ? left.filter((one) => one === reason).length : left[reason];
  return (Object.keys(labels) as Reason[])
    .map((reason) => ({ reason, label: labels[reason], count: countOf(reason) }))
    .filter(({ count }) => count > 0);
}

const isList = <Reason extends string>(
  left: readonly Reason[] | Readonly<Record<Reason, number>>,
): left is readonly Reason[] => Array.isArray(left);
