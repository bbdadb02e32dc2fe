import { ln } from "./ln.ts";
import { lnPair } from "./ln-pair.ts";

/** The factor for a natural logarithm: to 53 bits, and as a sum whose `high` has 27. */
interface PerUnit {
  readonly whole: number;
  readonly high: number;
  readonly low: number;
}

/** Logarithm to the base whose natural logarithm is 1 / `perUnit`, within 0.51 ulp. */
export function logarithmTo(perUnit: PerUnit, x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return ln(x);
  const natural = lnPair(x);
  return natural.high * perUnit.high + (natural.high * perUnit.low + natural.low * perUnit.whole);
}
