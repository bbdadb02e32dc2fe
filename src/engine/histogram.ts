import type { Tally } from "../graph/program.ts";
import { valuesOfBins } from "../graph/tally.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";

/** What a tally says of an output. */
export interface Distribution {
  /** How many values were finite. */
  readonly count: number;
  readonly notANumber: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
  /** Mean of the finite values; NaN when there is none. */
  readonly mean: number;
  /** Standard deviation of the finite values; NaN when there is none. */
  deviation(): number;
  /**
   * The value below which a share p of the finite values lies (the k-th smallest, k = ⌈p·n⌉), within
   * 6.1e-5 relative; NaN when there is none.
   */
  quantile(p: number): number;
  /** Counts in bars for a picture. */
  bars(): Histogram;
}

/** Bars over the middle 99 % of the values, equal in width on the scale. */
export interface Histogram {
  readonly scale: "linear" | "log";
  /** One more than bars. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Values beyond the first and the last edge. */
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
 * @param offset what was taken off every value before it was counted, see `centreOf`
 */
export function readTally(tally: Tally, offset = 0): Distribution {
  const { counts } = tally;
  const cumulated = cumulate(counts);
  const values = binValues(tally, offset);
  const count = cumulated.at(-1) ?? 0;
  const mean = weightedMean(values, counts, count);
  const quantile = (p: number): number => {
    const rank = Math.min(Math.max(Math.ceil(p * count), 1), count);
    return values[firstAtLeast(cumulated, rank)] ?? Number.NaN;
  };
  return {
    count,
    notANumber: tally.notANumber,
    positiveInfinity: tally.positiveInfinity,
    negativeInfinity: tally.negativeInfinity,
    mean,
    deviation: () => weightedDeviation(values, counts, count, mean),
    quantile,
    bars: () => drawBars(values, cumulated, quantile),
  };
}

/** The values that stand for the bins of a tally. Plain loops: there may be millions of bins. */
function binValues({ bins }: Tally, offset: number): Float64Array {
  const values = valuesOfBins(bins);
  for (let index = 0; index < values.length; index++) {
    // Adding 0 turns the bin of −0 into 0.
    values[index] = (values[index] as number) + offset + 0;
  }
  return values;
}

function weightedMean(values: Float64Array, counts: Float64Array, count: number): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    // Dividing first: the sum of large values must not overflow before it becomes a mean.
    sum += (values[index] as number) * ((counts[index] as number) / count);
  }
  return count === 0 ? Number.NaN : sum;
}

/** Root of the mean square distance from `centre`; large values do not overflow. */
function weightedDeviation(
  values: Float64Array,
  counts: Float64Array,
  count: number,
  centre: number,
): number {
  if (count === 0) return Number.NaN;
  const low = Math.abs((values[0] as number) - centre);
  const largest = Math.max(low, Math.abs((values.at(-1) as number) - centre));
  if (!(largest > 0)) return 0;
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const distance = ((values[index] as number) - centre) / largest;
    sum += distance * distance * ((counts[index] as number) / count);
  }
  return largest * Math.sqrt(sum);
}

function cumulate(counts: Float64Array): Float64Array {
  const cumulated = new Float64Array(counts.length);
  let sum = 0;
  for (let index = 0; index < counts.length; index++) {
    sum += counts[index] as number;
    cumulated[index] = sum;
  }
  return cumulated;
}

/** Index of the first element that is at least `wanted`, in an increasing array. */
const firstAtLeast = (increasing: Float64Array, wanted: number): number =>
  firstThat(increasing.length, (index) => (increasing[index] as number) >= wanted);

/** The first of `length` indices from which on something holds; `length` where it never does. */
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

/** @param values in order */
function drawBars(
  values: Float64Array,
  cumulated: Float64Array,
  quantile: (p: number) => number,
): Histogram {
  const from = quantile(0.005);
  const to = quantile(0.995);
  const log = from > 0 && quantile(0.95) > LOG_RATIO * quantile(0.05);
  const forward = log ? ln : (x: number) => x;
  const back = log ? exp : (x: number) => x;
  const start = forward(from);
  const width = forward(to) - start;
  const all = cumulated.at(-1) ?? 0;
  if (!(width > 0)) {
    return values.length === 0
      ? { scale: "linear", edges: [], counts: [], below: 0, above: 0 }
      : { scale: "linear", edges: [from, to], counts: [all], below: 0, above: 0 };
  }
  const barOf = (value: number): number =>
    value > to ? BARS : Math.min(BARS - 1, (BARS * (forward(value) - start)) / width);
  // Values are in order, so each bar is found by halving and not by asking every value.
  const countBefore = (holds: (value: number) => boolean): number => {
    const first = firstThat(values.length, (index) => holds(values[index] as number));
    return first === 0 ? 0 : (cumulated[first - 1] as number);
  };
  const below = countBefore((value) => value >= from);
  const upTo = Array.from({ length: BARS }, (_, bar) =>
    countBefore((value) => value >= from && barOf(value) >= bar + 1),
  );
  const counts = upTo.map((count, bar) => count - (upTo[bar - 1] ?? below));
  const edges = Array.from({ length: BARS + 1 }, (_, bar) => back(start + (bar * width) / BARS));
  return { scale: log ? "log" : "linear", edges, counts, below, above: all - (upTo.at(-1) ?? 0) };
}

/**
 * What to take off an output before it is counted, from some of its values.
 *
 * Bins are relative to a value's size. Where the values are close together and far from 0, as
 * dates are, that would be coarse; counting their distance from the middle one is not.
 *
 * @returns the middle value, or 0 when taking it off would not help
 */
export function centreOf(values: Float64Array): number {
  const outside = Math.ceil(OUTSIDE * values.length);
  if (isSpread(values.subarray(0, FEW), outside)) return 0;
  const finite = values.filter(Number.isFinite).sort();
  const low = finite[Math.floor(finite.length * OUTSIDE)] ?? 0;
  const high = finite[Math.ceil(finite.length * (1 - OUTSIDE)) - 1] ?? 0;
  return areClose(low, high) ? (finite[finite.length >>> 1] as number) : 0;
}

/** Share of the values that may lie anywhere, at either end. */
const OUTSIDE = 0.01;
const FEW = 64;

/** Whether values from `low` to `high` are close together and far from 0. */
const areClose = (low: number, high: number): boolean =>
  low > 0 === high > 0 && high - low < 0.5 * Math.min(Math.abs(low), Math.abs(high)) && high > low;

/** Whether a few values already show that all are not close, were `outside` of them at each end. */
function isSpread(few: Float64Array, outside: number): boolean {
  const finite = few.filter(Number.isFinite).sort();
  const low = finite[outside];
  const high = finite[finite.length - 1 - outside];
  if (low === undefined || high === undefined) return false;
  return high > low && !areClose(low, high);
}
