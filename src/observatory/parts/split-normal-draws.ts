import { normalDraw } from "../../stats/draws.ts";
import { normalQuantile } from "../../stats/elementary/normal-quantile.ts";

/** A published value, and how far its interval reaches below and above it. */
export interface PublishedValue {
  readonly value: number;
  readonly below: number;
  readonly above: number;
  /** Level of the interval. */
  readonly level: number;
}

/**
 * Draws of a published value from a normal curve whose two halves have the widths of the two sides
 * of its interval. A value without an interval stays fixed.
 *
 * @param stream different streams give independent draws
 */
export function splitNormalDraws(
  { value, below, above, level }: PublishedValue,
  {
    seed,
    stream,
    count,
  }: { readonly seed: number; readonly stream: number; readonly count: number },
): Float64Array {
  if (below === 0 && above === 0) return new Float64Array(count).fill(value);
  const toEnd = normalQuantile((1 + level) / 2);
  return Float64Array.from({ length: count }, (_, draw) => {
    const z = normalDraw(seed, stream, draw) / toEnd;
    return value + z * (z < 0 ? below : above);
  });
}
