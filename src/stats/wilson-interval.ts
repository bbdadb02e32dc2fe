import { normalQuantile } from "./distributions/normal.ts";
import { square } from "./elementary/square.ts";

/**
 * Wilson's score interval of a share. It keeps its level with few observations and with shares near
 * 0 and 1.
 *
 * @param share observed, from 0 to 1
 * @param n observations behind it, at least one in sum; need not be whole
 * @param level of the interval, in (0, 1)
 * @see E. B. Wilson, Journal of the American Statistical Association 22 (1927)
 */
export function wilsonInterval(
  share: number,
  n: number,
  level: number,
): { readonly lower: number; readonly upper: number } {
  const z = normalQuantile((1 + level) / 2);
  const whole = 1 + square(z) / n;
  const centre = (share + square(z) / (2 * n)) / whole;
  const reach = (z / whole) * Math.sqrt((share * (1 - share)) / n + square(z / (2 * n)));
  return { lower: Math.max(0, centre - reach), upper: Math.min(1, centre + reach) };
}
