import type { Tally, Total, WideTally } from "./program.ts";
import { emptyTotal, mergeTotals, totalOf, totalRule } from "./total.ts";

const BIN_SHIFT = 7;
const HALF_BIN = 1 << (BIN_SHIFT - 1);
const EXPONENT = 0x7ff00000;

const view = new DataView(new ArrayBuffer(8));

/** Adds values to a tally; `take` returns it and starts an empty one. */
export interface TallyKeeper {
  add(value: number): void;
  take(): Tally;
}

/**
 * An empty tally to add to; see {@link Tally} for what a bin holds.
 *
 * @param reach of its total
 */
export function createTallyKeeper(reach = 0): TallyKeeper {
  const { bound, fine } = totalRule(reach);
  let total = emptyTotal(reach);
  let held = new Map<number, number>();
  let notANumber = 0;
  let positiveInfinity = 0;
  let negativeInfinity = 0;
  return {
    add: (value) => {
      const bin = binOf(value);
      if (Math.abs(value) < bound) {
        total = totalOf(reach, total.high, total.low + (value + fine - fine));
      }
      if (bin !== undefined) held.set(bin, (held.get(bin) ?? 0) + 1);
      else if (Number.isNaN(value)) notANumber++;
      else if (value > 0) positiveInfinity++;
      else negativeInfinity++;
    },
    take: () => {
      const bins = Uint32Array.from(held.keys()).sort((a, b) => orderOfBin(a) - orderOfBin(b));
      const counts = Uint32Array.from(bins, (bin) => held.get(bin) ?? 0);
      const tally = { bins, counts, notANumber, positiveInfinity, negativeInfinity, total };
      held = new Map();
      total = emptyTotal(reach);
      notANumber = 0;
      positiveInfinity = 0;
      negativeInfinity = 0;
      return tally;
    },
  };
}

/** Bins from here on are those of negative values, from −0 downwards. */
export const FIRST_NEGATIVE_BIN = 2 ** 24;

/** A key that increases with the values of bins: −1 for −0, then 0 for 0. */
export const orderOfBin = (bin: number): number =>
  bin >= FIRST_NEGATIVE_BIN ? FIRST_NEGATIVE_BIN - 1 - bin : bin;

/** The bin of a value; `undefined` when it is, or rounds to, something that is not finite. */
export function binOf(value: number): number | undefined {
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const rounded = high + HALF_BIN;
  if ((high & EXPONENT) === EXPONENT || (rounded & EXPONENT) === EXPONENT) return undefined;
  return rounded >>> BIN_SHIFT;
}

/** Bytes that the machine takes for all bins of one sign and exponent. */
export const TALLY_PAGE_BYTES = 32_768;

/** A number for the sign and exponent of a value, whose bins are kept together. */
export function pageOf(value: number): number {
  view.setFloat64(0, value);
  return view.getUint32(0) >>> 20;
}

const value = new Float64Array(1);
const valueWords = new Uint32Array(value.buffer);

/** The value that represents a bin: every value of the bin rounds to it. */
export function valueOfBin(bin: number): number {
  valueWords[1] = bin << BIN_SHIFT;
  return value[0]!;
}

/**
 * Write the values that represent bins: every value of a bin rounds to its representative.
 *
 * @param from index of the first bin; as many follow as `values` holds
 */
export function writeBinValues(bins: Uint32Array, from: number, values: Float64Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const count = Math.min(values.length, bins.length - from);
  for (let index = 0; index < count; index++) {
    words[2 * index + 1] = bins[from + index]! << BIN_SHIFT;
  }
}

/** The sum of two tallies; neither is changed. */
export function mergeTallies(left: Tally, right: Tally): Tally {
  return {
    ...mergeBins(left, right),
    notANumber: left.notANumber + right.notANumber,
    positiveInfinity: left.positiveInfinity + right.positiveInfinity,
    negativeInfinity: left.negativeInfinity + right.negativeInfinity,
    total: mergeTotals(left.total, right.total),
  };
}

/** Both lists are in order, so a single pass is enough; a plain loop, as lists may be long. */
function mergeBins(left: Tally, right: Tally): Pick<Tally, "bins" | "counts"> {
  const { bins: leftBins, counts: leftCounts } = left;
  const { bins: rightBins, counts: rightCounts } = right;
  const bins = new Uint32Array(leftBins.length + rightBins.length);
  const counts = new Uint32Array(bins.length);
  let size = 0;
  let i = 0;
  let k = 0;
  while (i < leftBins.length && k < rightBins.length) {
    // The arithmetic below is fast on signed numbers; counts wrap back to what they were.
    const a = leftBins[i]! | 0;
    const b = rightBins[k]! | 0;
    const distance = (orderOfBin(a) - orderOfBin(b)) | 0;
    // −1 or 0 by arithmetic: which side comes first is unpredictable, and such branches are slow.
    const leftFirst = (distance - 1) >> 31;
    const rightFirst = (-1 - distance) >> 31;
    bins[size] = (a & leftFirst) | (b & rightFirst);
    counts[size] = ((leftCounts[i]! & leftFirst) + (rightCounts[k]! & rightFirst)) | 0;
    i -= leftFirst;
    k -= rightFirst;
    size++;
  }
  // At most one of the two has a remainder.
  bins.set(leftBins.subarray(i), size);
  counts.set(leftCounts.subarray(i), size);
  size += leftBins.length - i;
  bins.set(rightBins.subarray(k), size);
  counts.set(rightCounts.subarray(k), size);
  size += rightBins.length - k;
  return { bins: bins.subarray(0, size), counts: counts.subarray(0, size) };
}

/** Sums of tallies beyond what 32 bits can count. */
export interface WideTallyKeeper {
  /** Add a tally; it may be forgotten afterwards. */
  add(tally: Tally): void;
  /** The sum so far. */
  take(): WideTally;
}

/**
 * An empty sum of tallies. Counts are whole numbers up to 2⁵³, so the sum does not depend on the order
 * in which tallies are added.
 */
export function createWideTally(): WideTallyKeeper {
  const held = new Map<number, number>();
  const beside = { notANumber: 0, positiveInfinity: 0, negativeInfinity: 0 };
  let sum: Total | undefined;
  return {
    add: ({ bins, counts, notANumber, positiveInfinity, negativeInfinity, total }) => {
      sum = sum ? mergeTotals(sum, total) : total;
      for (let index = 0; index < bins.length; index++) {
        const bin = bins[index]!;
        held.set(bin, (held.get(bin) ?? 0) + counts[index]!);
      }
      beside.notANumber += notANumber;
      beside.positiveInfinity += positiveInfinity;
      beside.negativeInfinity += negativeInfinity;
    },
    take: () => {
      const bins = Uint32Array.from(held.keys()).sort((a, b) => orderOfBin(a) - orderOfBin(b));
      return {
        bins,
        counts: Float64Array.from(bins, (bin) => held.get(bin) ?? 0),
        ...beside,
        total: sum ?? emptyTotal(0),
      };
    },
  };
}
