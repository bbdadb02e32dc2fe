import type { Hint } from "../../charts/render.ts";

/** Marks further than this from the pointer say nothing, in pixels. */
const REACH = 40;

/** The hint nearest to a place on a picture, where any is near; of equally near ones the last drawn. */
export function nearestHint(hints: readonly Hint[], x: number, y: number): Hint | undefined {
  let found: Hint | undefined;
  let least = REACH;
  for (const hint of hints) {
    const distance = Math.hypot(hint.x - x, hint.y - y);
    if (distance > least) continue;
    found = hint;
    least = distance;
  }
  return found;
}
