import { logarithmTo } from "./logarithm-to.ts";

const perUnit = { high: 1.4426950439810753, low: -3.0921118795053097e-9, whole: Math.LOG2E };

/**
 * Logarithm to base 2 within 0.51 ulp, so that a whole power of two gives that whole number; the
 * same bits on every machine. Of 0 it is −Infinity, of a negative number NaN.
 */
export const log2 = (x: number): number => logarithmTo(perUnit, x);
