import type { Tally } from "./program.ts";

/** Bins of one page: the values of one sign and binary exponent. */
export const BINS_PER_PAGE = 8192;
const BIN_SHIFT = 7;
const HALF_BIN = 1 << (BIN_SHIFT - 1);
const EXPONENT = 0x7ff00000;

const view = new DataView(new ArrayBuffer(8));

/** Adds values to a tally; `take` gives it away and starts an empty one. */
export interface TallyKeeper {
  add(value: number): void;
  take(): Tally;
}

/** An empty tally to add to; what a bin holds is defined at {@link Tally}. */
export function createTallyKeeper(): TallyKeeper {
  let pages = new Map<number, Float64Array>();
  let notANumber = 0;
  let positiveInfinity = 0;
  let negativeInfinity = 0;
  return {
    add: (value) => {
      const key = binOf(value);
      if (key === undefined) {
        if (Number.isNaN(value)) notANumber++;
        else if (value > 0) positiveInfinity++;
        else negativeInfinity++;
        return;
      }
      const page = Math.floor(key / BINS_PER_PAGE);
      let counts = pages.get(page);
      if (!counts) {
        counts = new Float64Array(BINS_PER_PAGE);
        pages.set(page, counts);
      }
      const bin = key % BINS_PER_PAGE;
      counts[bin] = (counts[bin] ?? 0) + 1;
    },
    take: () => {
      const tally = { pages, notANumber, positiveInfinity, negativeInfinity };
      pages = new Map();
      notANumber = 0;
      positiveInfinity = 0;
      negativeInfinity = 0;
      return tally;
    },
  };
}

/** The bin of a value; `undefined` when it is, or rounds to, something that is not finite. */
export function binOf(value: number): number | undefined {
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const rounded = high + HALF_BIN;
  if ((high & EXPONENT) === EXPONENT || (rounded & EXPONENT) === EXPONENT) return undefined;
  return rounded >>> BIN_SHIFT;
}

/** The value that stands for a bin: every value of the bin rounds to it. */
export function binValue(key: number): number {
  view.setUint32(0, key << BIN_SHIFT);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** The sum of two tallies; neither is changed. */
export function mergeTallies(left: Tally, right: Tally): Tally {
  const pages = new Map(left.pages);
  for (const [page, counts] of right.pages) {
    const other = pages.get(page);
    pages.set(page, other ? other.map((count, bin) => count + (counts[bin] ?? 0)) : counts);
  }
  return {
    pages,
    notANumber: left.notANumber + right.notANumber,
    positiveInfinity: left.positiveInfinity + right.positiveInfinity,
    negativeInfinity: left.negativeInfinity + right.negativeInfinity,
  };
}

/** A tally of nothing. */
export const emptyTally: Tally = {
  pages: new Map(),
  notANumber: 0,
  positiveInfinity: 0,
  negativeInfinity: 0,
};
