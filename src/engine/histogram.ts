import type { Tally, Total, WideTally } from "../graph/program.ts";
import { binOf, valueOfBin, writeBinValues } from "../graph/tally.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";

/** What a tally tells about an output. */
export interface Distribution {
  /** How many values were finite. */
  readonly count: number;
  /** How many values have a rank: the finite and the infinite ones. */
  readonly ranked: number;
  /** How many independent draws of one weight they are worth; as many as are ranked without weights. */
  readonly effective: number;
  readonly notANumber: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
  /**
   * Mean of the ranked values, exact but for the rounding of {@link Total} and, beyond its reach, of
   * bins: infinite where some are, NaN where they are so on both sides.
   */
  readonly mean: number;
  /** Standard deviation of the finite values; NaN when there is none or some value is infinite. */
  deviation(): number;
  /**
   * Whether the mean is that of the many rather than of a few: neither tail's largest draws, ten of
   * 10,000 or more, hold a tenth of the distances from the median.
   */
  isMeanDetermined(): boolean;
  /**
   * The value below which a share p of the ranked values lies (the k-th smallest, k = ⌈p·n⌉), within
   * 6.1e-5 relative; minus infinity ranks below all and infinity above; NaN when there is none.
   */
  quantile(p: number): number;
  /** Counts in bars, for a chart. */
  bars(): Histogram;
}

/** Bars over the middle 99 % of the values, equal in width on the scale. */
export interface Histogram {
  readonly scale: "linear" | "log";
  /** One more than bars. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Values beyond the first and the last edge, infinite ones among them. */
  readonly below: number;
  readonly above: number;
}

const BARS = 50;
/** Ratio of the 95 % to the 5 % quantile from which a positive output is drawn on a log scale. */
const LOG_RATIO = 20;

/**
 * Read a tally.
 *
 * @param tally counts of values less `offset`
 * @param offset what was subtracted from every value before counting, see `centreOf`
 * @param worth how many draws of one weight a draw of the tally tells as much as, on average; below 1
 *   where draws are weighted
 */
export function readTally(tally: Tally | WideTally, offset = 0, worth = 1): Distribution {
  const ranks = rankBins(tally.counts);
  const bins: Bins = { ...tally, offset, worth, ...ranks };
  const { count } = ranks;
  const { notANumber, positiveInfinity, negativeInfinity } = tally;
  const ranked = count + positiveInfinity + negativeInfinity;
  const finite = meanOf(bins, tally.total);
  const finiteAt = (rank: number): number =>
    valueAt(bins, bins.indexOfRank(Math.min(Math.max(rank, 1), count)));
  const quantile = (p: number): number => {
    if (ranked === 0) return Number.NaN;
    const rank = Math.min(Math.max(Math.ceil(p * ranked), 1), ranked) - negativeInfinity;
    if (rank < 1) return Number.NEGATIVE_INFINITY;
    // Counts of weighted draws are sums that rounding may take a rank beyond.
    return rank > count && positiveInfinity > 0 ? Number.POSITIVE_INFINITY : finiteAt(rank);
  };
  const allFinite = ranked === count;
  return {
    count,
    ranked,
    effective: worth * ranked,
    notANumber,
    positiveInfinity,
    negativeInfinity,
    mean: allFinite ? finite : infiniteMean(tally),
    deviation: () => (allFinite ? weightedDeviation(bins, finite) : Number.NaN),
    isMeanDetermined: () => allFinite && count > 0 && largestShare(bins) < DECIDING_SHARE,
    quantile,
    bars: () =>
      drawBars(bins, (p) => (count === 0 ? Number.NaN : finiteAt(Math.ceil(p * count))), tally),
  };
}

type Infinities = Pick<Tally, "positiveInfinity" | "negativeInfinity">;

/** Infinities of one sign decide the mean; those of both leave none. */
const infiniteMean = ({ positiveInfinity, negativeInfinity }: Infinities): number =>
  positiveInfinity > 0 && negativeInfinity > 0
    ? Number.NaN
    : positiveInfinity > 0
      ? Number.POSITIVE_INFINITY
      : Number.NEGATIVE_INFINITY;

/** Share of all distances that a few draws must not hold. */
const DECIDING_SHARE = 0.1;
const MOST_LARGEST = 10;
/** Of so many draws, one counts as among the largest. */
const DRAWS_PER_LARGEST = 1000;

/**
 * Which share of all distances from the median the largest draws of a tail hold, where they are few:
 * of less than a hundred draws the single largest holds much whatever the distribution, so it is
 * weighed less.
 */
function largestShare(bins: Bins): number {
  const { count, counts, worth } = bins;
  const effective = worth * count;
  const few = Math.min(MOST_LARGEST, Math.max(1, Math.floor(effective / DRAWS_PER_LARGEST)));
  const middle = valueAt(bins, bins.indexOfRank(Math.ceil(count / 2)));
  // Scaled by the farthest, so that large values do not overflow.
  const farthest = Math.max(
    Math.abs(valueAt(bins, 0) / 2 - middle / 2),
    Math.abs(valueAt(bins, counts.length - 1) / 2 - middle / 2),
  );
  if (!(farthest > 0)) return 0;
  const distance = (index: number): number =>
    Math.abs(valueAt(bins, index) / 2 - middle / 2) / farthest;
  const heldBy = (from: number, step: 1 | -1): number => {
    let sum = 0;
    let left = few / worth;
    for (let index = from; left > 0 && index >= 0 && index < counts.length; index += step) {
      const taken = Math.min(left, counts[index] as number);
      sum += taken * distance(index);
      left -= taken;
    }
    return sum;
  };
  let all = 0;
  for (let index = 0; index < counts.length; index++) all += counts[index]! * distance(index);
  const share = Math.max(heldBy(0, 1), heldBy(counts.length - 1, -1)) / all;
  return share * Math.min(1, effective / (FEW_DRAWS * few));
}

/** Fewer draws than this a largest one cannot tell a heavy tail. */
const FEW_DRAWS = 100;

/** Ranks in a list of counts, without a second array of the same length. */
interface Ranks {
  /** All of them. */
  readonly count: number;
  /** Values in the bins before that of an index. */
  countBefore(index: number): number;
  /** Index of the bin that holds the value of a rank, 1 … count. */
  indexOfRank(rank: number): number;
}

/** The bins of a tally and the values that they stand for. */
interface Bins extends Ranks, Pick<Tally | WideTally, "bins" | "counts"> {
  /** What was subtracted from the values. */
  readonly offset: number;
  /** See {@link readTally}. */
  readonly worth: number;
}

/** Cumulated counts are kept for every so many bins. */
const STRIDE = 64;

function rankBins(counts: Uint32Array | Float64Array): Ranks {
  const starts = new Float64Array(Math.ceil(counts.length / STRIDE) + 1);
  let count = 0;
  for (let index = 0; index < counts.length; index++) {
    if (index % STRIDE === 0) starts[index / STRIDE] = count;
    count += counts[index]!;
  }
  starts[starts.length - 1] = count;
  return {
    count,
    countBefore: (index) => {
      const stretch = Math.floor(index / STRIDE);
      let sum = starts[stretch]!;
      for (let at = stretch * STRIDE; at < index; at++) sum += counts[at]!;
      return sum;
    },
    indexOfRank: (rank) => {
      const stretch = firstThat(starts.length, (at) => starts[at]! >= rank) - 1;
      let sum = starts[stretch]!;
      let index = stretch * STRIDE;
      for (; sum + counts[index]! < rank; index++) sum += counts[index]!;
      return index;
    },
  };
}

/** The first index below `length` from which on something holds; `length` where it never does. */
function firstThat(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The value that represents the bin at an index. */
function valueAt({ bins, offset }: Bins, index: number): number {
  // Adding 0 turns the bin of −0 into 0.
  return valueOfBin(bins[index]!) + offset + 0;
}

/** Values decoded at a time: there may be millions, and allocating is slow. */
const AT_ONCE = 512;

/** Mean of the values: of those within reach by their total, of the others by their bins. */
function meanOf(all: Bins, { reach, high, low }: Total): number {
  const { bins, offset, count } = all;
  if (count === 0) return Number.NaN;
  if (reach === 0) return meanOfBins(all, 0, bins.length);
  const from = firstThat(bins.length, (index) => valueOfBin(bins[index]!) > -reach);
  const to = firstThat(bins.length, (index) => valueOfBin(bins[index]!) >= reach);
  const beyond = meanOfBins(all, 0, from) + meanOfBins(all, to, bins.length);
  const within = all.countBefore(to) - all.countBefore(from);
  return (high + low) / count + offset * (within / count) + beyond;
}

/** What the bins from an index to another contribute to the mean of all. */
function meanOfBins({ bins, counts, offset, count }: Bins, start: number, end: number): number {
  const values = new Float64Array(AT_ONCE);
  let sum = 0;
  for (let from = start; from < end; from += AT_ONCE) {
    writeBinValues(bins, from, values);
    const some = Math.min(AT_ONCE, end - from);
    for (let index = 0; index < some; index++) {
      // Divide first: the sum of large values must not overflow before it becomes a mean.
      sum += (values[index]! + offset) * (counts[from + index]! / count);
    }
  }
  return sum;
}

/** Root of the mean square distance from `centre`; large values do not overflow. */
function weightedDeviation(all: Bins, centre: number): number {
  const { bins, counts, offset, count } = all;
  if (count === 0) return Number.NaN;
  const low = Math.abs(valueAt(all, 0) - centre);
  const largest = Math.max(low, Math.abs(valueAt(all, bins.length - 1) - centre));
  if (!(largest > 0)) return 0;
  const values = new Float64Array(AT_ONCE);
  let sum = 0;
  for (let from = 0; from < bins.length; from += AT_ONCE) {
    writeBinValues(bins, from, values);
    const some = Math.min(AT_ONCE, bins.length - from);
    for (let index = 0; index < some; index++) {
      const distance = (values[index]! + offset - centre) / largest;
      sum += distance * distance * (counts[from + index]! / count);
    }
  }
  return largest * Math.sqrt(sum);
}

function drawBars(
  all: Bins,
  quantile: (p: number) => number,
  { positiveInfinity, negativeInfinity }: Infinities,
): Histogram {
  const beyond = { below: negativeInfinity, above: positiveInfinity };
  const from = quantile(0.005);
  const to = quantile(0.995);
  const log = from > 0 && quantile(0.95) > LOG_RATIO * quantile(0.05);
  const forward = log ? ln : (x: number) => x;
  const back = log ? exp : (x: number) => x;
  const start = forward(from);
  const width = forward(to) - start;
  if (!(width > 0)) {
    return all.count === 0
      ? { scale: "linear", edges: [], counts: [], ...beyond }
      : { scale: "linear", edges: [from, to], counts: [all.count], ...beyond };
  }
  const barOf = (value: number): number =>
    value > to ? BARS : Math.min(BARS - 1, (BARS * (forward(value) - start)) / width);
  // Values are in order, so each edge is found by binary search.
  const countBefore = (holds: (value: number) => boolean): number =>
    all.countBefore(firstThat(all.bins.length, (index) => holds(valueAt(all, index))));
  const below = countBefore((value) => value >= from);
  const upTo = Array.from({ length: BARS }, (_, bar) =>
    countBefore((value) => value >= from && barOf(value) >= bar + 1),
  );
  const counts = upTo.map((count, bar) => count - (upTo[bar - 1] ?? below));
  const edges = Array.from({ length: BARS + 1 }, (_, bar) => back(start + (bar * width) / BARS));
  return {
    scale: log ? "log" : "linear",
    edges,
    counts,
    below: below + beyond.below,
    above: all.count - (upTo.at(-1) ?? 0) + beyond.above,
  };
}

/**
 * What to subtract from an output before counting it, judged from some of its values.
 *
 * Bins are relative to a value's size. Where values lie close together and far from 0, as dates do,
 * such bins would be coarse; bins of the distance from the middle value are not. A value that is
 * always the same, and is not that of its bin, is at a distance of exactly 0.
 *
 * @returns the middle value, or 0 when subtracting it would not help
 */
export function centreOf(values: Float64Array): number {
  const outside = Math.ceil(OUTSIDE * values.length);
  if (isSpread(values.subarray(0, FEW), outside)) return 0;
  const finite = sortFinite(values);
  const low = finite[Math.floor(finite.length * OUTSIDE)] ?? 0;
  const high = finite[Math.ceil(finite.length * (1 - OUTSIDE)) - 1] ?? 0;
  const middle = finite[finite.length >>> 1] ?? 0;
  if (finite[0] === finite.at(-1)) return isOfBin(middle) ? 0 : middle;
  return areClose(low, high) ? middle : 0;
}

/** Whether a value is the very one that represents its bin. */
function isOfBin(value: number): boolean {
  const bin = binOf(value);
  return bin !== undefined && valueOfBin(bin) === value;
}

/** The finite values among some, in order. */
function sortFinite(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  // Sorting moves what is not finite to the ends.
  let from = 0;
  let to = sorted.length;
  while (from < to && sorted[from] === Number.NEGATIVE_INFINITY) from++;
  while (to > from && !Number.isFinite(sorted[to - 1])) to--;
  return sorted.subarray(from, to);
}

/** Share of the values at either end that may lie anywhere. */
const OUTSIDE = 0.01;
const FEW = 64;

/** Whether values from `low` to `high` are close together and far from 0. */
const areClose = (low: number, high: number): boolean =>
  low > 0 === high > 0 && high - low < 0.5 * Math.min(Math.abs(low), Math.abs(high)) && high > low;

/**
 * Whether a few values already show that the whole is spread out, with `outside` of them ignored at
 * each end.
 */
function isSpread(few: Float64Array, outside: number): boolean {
  const finite = sortFinite(few);
  const low = finite[outside];
  const high = finite[finite.length - 1 - outside];
  if (low === undefined || high === undefined) return false;
  return high > low && !areClose(low, high);
}
