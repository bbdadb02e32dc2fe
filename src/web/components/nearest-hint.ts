import type { Hint } from "../../charts/render.ts";

/** Marks further than this from the pointer say nothing, in pixels. */
const REACH = 40;

/**
 * The hint nearest to a place on a picture, where any is near; of equally near ones the last drawn. A
 * place on a bar is at no distance from it.
 */
export function nearestHint(hints: readonly Hint[], x: number, y: number): Hint | undefined {
  let found: Hint | undefined;
  let least = REACH;
  for (const hint of hints) {
    const [across, down] = hint.reach ?? [0, 0];
    const distance = Math.hypot(
      Math.max(0, Math.abs(hint.x - x) - across),
      Math.max(0, Math.abs(hint.y - y) - down),
    );
    if (distance > least) continue;
    found = hint;
    least = distance;
  }
  return found;
}
