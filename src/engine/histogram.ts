import type { Tally } from "../graph/program.ts";
import { binValue } from "../graph/tally.ts";
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
  readonly deviation: number;
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
  const values = binValues(tally, offset);
  const { counts } = tally;
  const cumulated = cumulate(counts);
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
    deviation: weightedDeviation(values, counts, count, mean),
    quantile,
    bars: () => drawBars(values, counts, quantile),
  };
}

/** The values that stand for the bins of a tally. A plain loop: there may be millions of bins. */
function binValues({ bins }: Tally, offset: number): Float64Array {
  const values = new Float64Array(bins.length);
  for (let index = 0; index < bins.length; index++) {
    // Adding 0 turns the bin of −0 into 0.
    values[index] = binValue(bins[index] as number) + offset + 0;
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
function firstAtLeast(increasing: Float64Array, wanted: number): number {
  let low = 0;
  let high = increasing.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((increasing[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawBars(
  values: Float64Array,
  counts: Float64Array,
  quantile: (p: number) => number,
): Histogram {
  const from = quantile(0.005);
  const to = quantile(0.995);
  const log = from > 0 && quantile(0.95) > LOG_RATIO * quantile(0.05);
  const forward = log ? ln : (x: number) => x;
  const back = log ? exp : (x: number) => x;
  const start = forward(from);
  const width = forward(to) - start;
  if (!(width > 0)) {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return values.length === 0
      ? { scale: "linear", edges: [], counts: [], below: 0, above: 0 }
      : { scale: "linear", edges: [from, to], counts: [all], below: 0, above: 0 };
  }
  const bars = new Array<number>(BARS).fill(0);
  let below = 0;
  let above = 0;
  values.forEach((value, index) => {
    const count = counts[index] as number;
    if (value < from) below += count;
    else if (value > to) above += count;
    else {
      const bar = Math.min(BARS - 1, Math.floor((BARS * (forward(value) - start)) / width));
      bars[bar] = (bars[bar] as number) + count;
    }
  });
  const edges = Array.from({ length: BARS + 1 }, (_, bar) => back(start + (bar * width) / BARS));
  return { scale: log ? "log" : "linear", edges, counts: bars, below, above };
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
  const finite = values.filter(Number.isFinite).sort();
  const low = finite[Math.floor(finite.length * 0.01)] ?? 0;
  const high = finite[Math.ceil(finite.length * 0.99) - 1] ?? 0;
  const nearest = Math.min(Math.abs(low), Math.abs(high));
  const close = low > 0 === high > 0 && high - low < 0.5 * nearest && high > low;
  return close ? (finite[finite.length >>> 1] as number) : 0;
}
