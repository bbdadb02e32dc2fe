const MOST_STEPS = 160;
/** Halve the bracket every so many steps, lest a jump hold back the secant for long. */
const HALVE_EVERY = 4;
const RELATIVE_WIDTH = 1e-9;

/**
 * Where an increasing function passes zero, from below: the lower end of a bracket that the
 * Illinois variant of regula falsi has narrowed to a relative 1e-9 (Dowell and Jarratt 1971).
 *
 * @param rising negative at the lower end or before it, positive at the upper
 * @returns a place where the function is not positive; the lower end when it is positive everywhere
 */
export function rootBelow(
  rising: (place: number) => number,
  [lower, upper]: readonly [number, number],
): number {
  let [low, high] = [lower, upper];
  let [under, over] = [rising(low), rising(high)];
  if (under > 0) return lower;
  let moved = 0;
  for (let step = 0; step < MOST_STEPS && high - low > RELATIVE_WIDTH * high; step++) {
    const place = low + ((high - low) * under) / (under - over);
    const isInside = place > low && place < high && step % HALVE_EVERY !== HALVE_EVERY - 1;
    const inside = isInside ? place : (low + high) / 2;
    const value = rising(inside);
    if (value > 0) {
      [high, over] = [inside, value];
      // An end that stays twice holds back the secant: halve its weight.
      if (moved > 0) under /= 2;
      moved = 1;
    } else {
      [low, under] = [inside, value];
      if (moved < 0) over /= 2;
      moved = -1;
    }
  }
  return low;
}
