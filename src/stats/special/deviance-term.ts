import { ln } from "../elementary/ln.ts";

/**
 * x log(x / m) + m − x, without the cancellation that this formula suffers when x is near m.
 *
 * @param x at least 0
 * @param m above 0
 * @see C. Loader, Fast and accurate computation of binomial probabilities (2000)
 */
export function devianceTerm(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  if (Math.abs(difference) < 0.1 * (x + m)) return nearbyDeviance(difference, x, m);
  return x * ln(x / m) - difference;
}

/** Series in v = (x − m) / (x + m), from log(x / m) = 2 artanh v. */
function nearbyDeviance(difference: number, x: number, m: number): number {
  const v = difference / (x + m);
  const square = v * v;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let k = 3; ; k += 2) {
    power *= square;
    const next = sum + power / k;
    if (next === sum) return sum;
    sum = next;
  }
}
