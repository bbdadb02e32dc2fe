import { logarithmTo } from "./logarithm-to.ts";

const perUnit = { high: 0.4342944845557213, low: -2.6524694553078553e-9, whole: Math.LOG10E };

/**
 * Logarithm to base 10 within 0.51 ulp, so that a whole power of ten gives that whole number; the
 * same bits on every machine. Of 0 it is −Infinity, of a negative number NaN.
 */
export const log10 = (x: number): number => logarithmTo(perUnit, x);
