import { remember } from "../base/remember.ts";
import type { CubicTable } from "../graph/program.ts";
import { normalCdf } from "../stats/distributions/normal.ts";
import { cosPi } from "../stats/elementary/cos-pi.ts";
import { ln } from "../stats/elementary/ln.ts";
import { pow } from "../stats/elementary/pow.ts";

/** No draw reaches beyond this, with 32 bits or with deep tails; see `Program`. */
export const reachOf = { usual: 6.35, deep: 9.1 } as const;
/** Relative error allowed in a table, against the quantile function it replaces. */
export const TABLE_ERROR = 1e-9;
const LARGEST_TABLE = 4096;
const LARGEST_DEGREE = 1024;

/**
 * A quantile function on a scale on which it is smooth, such as log-odds for a beta.
 *
 * @param below probability below
 * @param above probability above, given separately so that both tails keep their digits
 */
export type SmoothQuantile = (below: number, above: number) => number;

/** A quantile function as a table. */
export interface WarpTable {
  readonly table: CubicTable;
  /** Whether the table holds values on the smooth scale, which still need restoring. */
  readonly isSmooth: boolean;
}

/** How values return from the smooth scale. */
export interface WarpScale {
  readonly restore: (smooth: number) => number;
  /** A size that the relative error falls back to where the value passes through 0. */
  readonly spread: number;
}

const SMOOTH_SCALE: WarpScale = { restore: (x) => x, spread: 1 };

/** How many tables of one family are cached: each takes a millisecond to make. */
const TABLES_KEPT = 64;

/**
 * Tables of a family of distributions, cached by shape: of the values where 4096 intervals suffice,
 * else on the smooth scale, where they always do.
 *
 * @param quantileOf the quantile function of a shape, on its smooth scale
 * @returns the table of a shape, up to the largest |z| of its draws (that of 32 bits if omitted)
 */
export const rememberWarp = <Shape extends readonly number[]>(
  quantileOf: (shape: Shape) => SmoothQuantile,
  scale: WarpScale,
): ((shape: Shape, reach?: number) => WarpTable) => {
  const tables = remember(
    ({ shape, reach }: { readonly shape: Shape; readonly reach: number }) => {
      const quantile = quantileOf(shape);
      const direct = makeWarpTable(quantile, scale, reach);
      const table = direct ?? makeWarpTable(quantile, SMOOTH_SCALE, reach);
      if (!table) throw new Error("no table reaches the wanted error");
      return { table, isSmooth: !direct };
    },
    ({ shape, reach }) => `${shape} ${reach}`,
    TABLES_KEPT,
  );
  return (shape, reach = reachOf.usual) => tables({ shape, reach });
};

/**
 * A table of z → restore(quantile(Φ(z))) for |z| ≤ `reach`.
 *
 * Quantiles are costly to compute, so they are evaluated at Chebyshev points only; the series
 * through these fills the table.
 *
 * @returns the table with relative error at most {@link TABLE_ERROR}; `undefined` when 4096
 *   intervals do not suffice
 */
function makeWarpTable(
  quantile: SmoothQuantile,
  { restore, spread }: WarpScale,
  reach: number,
): CubicTable | undefined {
  const smooth = fitChebyshev((z) => quantile(normalCdf(z), normalCdf(-z)), reach);
  if (!smooth) return undefined;
  const value = (z: number): number => restore(smooth(z));
  for (let intervals = 256; intervals <= LARGEST_TABLE; ) {
    const table = tabulate(value, intervals, reach);
    const error = tableError(table, value, spread);
    if (error <= TABLE_ERROR) return table;
    if (Number.isNaN(error)) return undefined;
    // A cubic's error falls about 16-fold with each doubling: jump to where it should suffice.
    const doublings = Math.ceil(ln(error / TABLE_ERROR) / ln(15));
    intervals *= pow(2, Math.max(1, doublings));
  }
  return undefined;
}

/** Cubics through four equally spaced points of every interval. */
export function tabulate(
  value: (z: number) => number,
  intervals: number,
  reach: number,
): CubicTable {
  const step = (2 * reach) / intervals;
  const at = (place: number): number => value(-reach + place * step);
  const coefficients = new Float64Array(4 * intervals);
  let right = at(0);
  for (let index = 0; index < intervals; index++) {
    const y0 = right;
    const y1 = at(index + 1 / 3);
    const y2 = at(index + 2 / 3);
    right = at(index + 1);
    // Newton's divided differences on the thirds, multiplied out.
    const d1 = y1 - y0;
    const d2 = y2 - 2 * y1 + y0;
    const d3 = right - 3 * y2 + 3 * y1 - y0;
    coefficients[4 * index] = y0;
    coefficients[4 * index + 1] = 3 * d1 - 1.5 * d2 + d3;
    coefficients[4 * index + 2] = 4.5 * d2 - 4.5 * d3;
    coefficients[4 * index + 3] = 4.5 * d3;
  }
  return { low: -reach, inverseStep: 1 / step, intervals, coefficients };
}

/** Largest error at the sixths, where a cubic through the thirds is worst. */
function tableError(table: CubicTable, value: (z: number) => number, spread: number): number {
  const step = 1 / table.inverseStep;
  let worst = 0;
  for (let index = 0; index < table.intervals; index++) {
    const [c0, c1, c2, c3] = table.coefficients.subarray(4 * index, 4 * index + 4);
    const t = index % 2 === 0 ? 1 / 6 : 5 / 6;
    const exact = value(table.low + (index + t) * step);
    const error = Math.abs(((c3! * t + c2!) * t + c1!) * t + c0! - exact);
    // Not `Math.max`: a NaN must count as the worst.
    const relative = error / Math.max(Math.abs(exact), spread);
    if (!(relative <= worst)) worst = relative;
  }
  return worst;
}

/** The Chebyshev series of f on the range of the normal draw, at the degree where it converges. */
function fitChebyshev(
  f: (z: number) => number,
  reach: number,
): ((z: number) => number) | undefined {
  let values: readonly number[] = [f(reach), f(-reach)];
  for (let degree = 2; degree <= LARGEST_DEGREE; degree *= 2) {
    // The points of half the degree are every second one of these.
    const known = values;
    values = Array.from({ length: degree + 1 }, (_, index) =>
      index % 2 === 0 ? known[index / 2]! : f(reach * cosPi(index / degree)),
    );
    if (degree < FIRST_DEGREE) continue;
    const series = chebyshevSeries(values);
    const size = Math.max(...series.map(Math.abs));
    const tail = Math.max(...series.slice(-(degree >> 2)).map(Math.abs));
    if (tail <= SERIES_ERROR * size) {
      return clenshaw(series.filter(untilNegligible(series, size)), reach);
    }
  }
  return undefined;
}

const FIRST_DEGREE = 32;
/** A series counts as converged when the last quarter of its terms is this small, relatively. */
const SERIES_ERROR = 1e-12;

/** Keeps the terms up to the last one that matters. */
function untilNegligible(series: readonly number[], size: number) {
  const last = series.findLastIndex((term) => Math.abs(term) > SERIES_ERROR * 0.01 * size);
  return (_: number, index: number): boolean => index <= last;
}

/** Coefficients from values at cos(π·k/n), k = 0 … n. */
function chebyshevSeries(values: readonly number[]): readonly number[] {
  const n = values.length - 1;
  const cosines = Array.from({ length: 2 * n }, (_, index) => cosPi(index / n));
  return values.map((_, term) => {
    let sum = 0;
    values.forEach((value, index) => {
      const weight = index === 0 || index === n ? 0.5 : 1;
      sum += weight * value * cosines[(term * index) % (2 * n)]!;
    });
    return (sum * (term === 0 || term === n ? 1 : 2)) / n;
  });
}

/** Sums a Chebyshev series by Clenshaw's recurrence. */
function clenshaw(series: readonly number[], reach: number): (z: number) => number {
  return (z) => {
    const twice = (2 * z) / reach;
    let next = 0;
    let afterNext = 0;
    for (let term = series.length - 1; term > 0; term--) {
      const value = series[term]! + twice * next - afterNext;
      afterNext = next;
      next = value;
    }
    return series[0]! + 0.5 * twice * next - afterNext;
  };
}
