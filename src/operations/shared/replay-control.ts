import { originsPerTrend, type ReplayControl } from "../../trends/parts/replay/measure-skill.ts";
import type { Context } from "../contract/operation.ts";

/**
 * Progress and cancellation of the replay of one of several trends.
 *
 * @param index place of the trend among those that are replayed
 */
export function replayControl(
  context: Context,
  trends: readonly { readonly id: string }[],
  index: number,
): ReplayControl {
  const total = trends.length * originsPerTrend;
  const before = index * originsPerTrend;
  const what = trends[index]?.id ?? "";
  let origins = 0;
  return {
    ...(context.cancelled && { cancelled: context.cancelled }),
    onOrigin: () => {
      // A trend with a short history is replayed twice, at the coarse spacing and at the fine one.
      origins = Math.min(origins + 1, originsPerTrend);
      context.progress?.(before + origins, total, what);
    },
  };
}
