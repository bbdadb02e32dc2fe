import { log2 } from "../stats/elementary/log2.ts";
import { pow } from "../stats/elementary/pow.ts";
import type { Total } from "./program.ts";

/** A total is counted in reach · 2⁻⁴⁴: a block of 512 values adds up to less than 2⁵³ of them. */
const FINEST = 2 ** -44;
/** The high part of a total is a multiple of reach · 2⁻¹³, the low part less than one. */
const COARSEST = 2 ** -13;
/**
 * Adding and taking off 1.5 · 2⁵² units rounds a number to whole units, ties to even.
 */
const ROUNDING = 1.5 * 2 ** 52;
/** Values of the bin of the reach begin so far below it: bins round. */
const HALF_BIN = 2 ** -15;

/** What turns values into parts of a total, all derived from its reach. */
export interface TotalRule {
  /** Sizes from here on are beyond: those whose bin is that of the reach or a later one. */
  readonly bound: number;
  /** See {@link ROUNDING}, for the finest and the coarsest unit. */
  readonly fine: number;
  readonly coarse: number;
}

export const totalRule = (reach: number): TotalRule => ({
  bound: reach * (1 - HALF_BIN),
  fine: ROUNDING * FINEST * reach,
  coarse: ROUNDING * COARSEST * reach,
});

export const emptyTotal = (reach: number): Total => ({ reach, high: 0, low: 0 });

/** Units of a total's parts, of which they are whole numbers: at most 2⁵³ in size, and below 2³¹. */
export const totalUnits = (reach: number) => ({ high: reach * COARSEST, low: reach * FINEST });

/**
 * The total of so much, in its one form.
 *
 * @param high any multiple of reach · 2⁻¹³
 * @param low any multiple of reach · 2⁻⁴⁴
 */
export function totalOf(reach: number, high: number, low: number): Total {
  if (reach === 0) return emptyTotal(0);
  const unit = reach * COARSEST;
  const carried = Math.floor(low / unit) * unit;
  // Adding 0 leaves no −0.
  return { reach, high: high + carried + 0, low: low - carried + 0 };
}

/** The sum of two totals of the same reach; it is exact, so the order does not matter. */
export const mergeTotals = (left: Total, right: Total): Total =>
  totalOf(left.reach, left.high + right.high, left.low + right.low);

/** Room above the largest value seen, and the reaches that leave units and sums within doubles. */
const ROOM = 2 ** 10;
const LEAST_REACH = 2 ** -960;
const LARGEST_REACH = 2 ** 960;

/** Whether a total can reach so far: 0, or a power of two that is not of an extreme size. */
export const isReach = (reach: number): boolean =>
  reach === 0 ||
  (reach >= LEAST_REACH &&
    reach <= ROOM * LARGEST_REACH &&
    reach === pow(2, Math.floor(log2(reach))));

/**
 * How far a total should reach, judged from some of the values: to 1,024 times the largest, so that
 * it counts in steps of 2⁻³⁴ of that or finer.
 *
 * @returns a power of two; 0 where no value is finite and not 0, or they are of an extreme size
 */
export function reachOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  if (largest < LEAST_REACH || largest > LARGEST_REACH) return 0;
  return ROOM * pow(2, Math.floor(log2(largest)) + 1);
}
