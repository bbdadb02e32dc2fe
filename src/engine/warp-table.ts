import type { Table } from "../graph/program.ts";
import { normalCdf } from "../stats/distributions/normal.ts";

/** Beyond this no draw of 32 bits reaches; see `Program`. */
export const LARGEST_NORMAL = 6.35;
/** Relative error that a table may have, against the quantile function that it stands for. */
export const TABLE_ERROR = 1e-9;
const LARGEST_TABLE = 4096;
const LARGEST_DEGREE = 512;

/**
 * A quantile function in a scale in which it is smooth, such as log-odds for a beta.
 *
 * @param below probability below
 * @param above probability above; given apart so that both tails keep their digits
 */
export type SmoothQuantile = (below: number, above: number) => number;

/**
 * A table of z → restore(quantile(Φ(z))) for |z| ≤ {@link LARGEST_NORMAL}.
 *
 * Quantiles are costly, so they are asked at Chebyshev points only; the polynomial through them
 * fills the table.
 *
 * @param quantile the quantile function in its smooth scale
 * @param restore from the smooth scale to the value
 * @param spread an amount of the value whose size counts as large where the value passes 0
 * @returns the table with relative error at most {@link TABLE_ERROR}; `undefined` when 4096
 *   intervals do not suffice
 */
export function makeWarpTable(
  quantile: SmoothQuantile,
  restore: (smooth: number) => number,
  spread: number,
): Table | undefined {
  const smooth = fitChebyshev((z) => quantile(normalCdf(z), normalCdf(-z)));
  if (!smooth) return undefined;
  const value = (z: number): number => restore(smooth(z));
  for (let intervals = 256; intervals <= LARGEST_TABLE; intervals *= 2) {
    const table = tabulate(value, intervals);
    const error = tableError(table, value, spread);
    if (error <= TABLE_ERROR) return table;
    // A cubic's error falls 16-fold a doubling, near enough; do not build tables in vain.
    if (!(error * (intervals / LARGEST_TABLE) ** 3 <= TABLE_ERROR)) return undefined;
  }
  return undefined;
}

/** Cubics through four equally spaced points of every interval. */
export function tabulate(value: (z: number) => number, intervals: number): Table {
  const step = (2 * LARGEST_NORMAL) / intervals;
  const at = (place: number): number => value(-LARGEST_NORMAL + place * step);
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
  return { low: -LARGEST_NORMAL, inverseStep: 1 / step, intervals, coefficients };
}

/** Largest error at the sixths, where a cubic through thirds is worst. */
function tableError(table: Table, value: (z: number) => number, spread: number): number {
  const step = 1 / table.inverseStep;
  let worst = 0;
  for (let index = 0; index < table.intervals; index++) {
    const [c0, c1, c2, c3] = table.coefficients.subarray(4 * index, 4 * index + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const t = index % 2 === 0 ? 1 / 6 : 5 / 6;
    const exact = value(table.low + (index + t) * step);
    const error = Math.abs(((c3 * t + c2) * t + c1) * t + c0 - exact);
    // Not `Math.max`: a NaN must count as the worst.
    const relative = error / Math.max(Math.abs(exact), spread);
    if (!(relative <= worst)) worst = relative;
  }
  return worst;
}

/** The polynomial through Chebyshev points, of the degree that settles; barycentric form. */
function fitChebyshev(f: (z: number) => number): ((z: number) => number) | undefined {
  for (let degree = 32; degree <= LARGEST_DEGREE; degree *= 2) {
    const points = Array.from(
      { length: degree + 1 },
      (_, index) => LARGEST_NORMAL * Math.cos((Math.PI * index) / degree),
    );
    const values = points.map(f);
    const polynomial = barycentric(points, values);
    const checks = [-6.2, -4.1, -2.3, -0.7, 0.31, 1.9, 3.3, 5.2, 6.1];
    const settled = checks.every((z) => {
      const exact = f(z);
      return (
        Math.abs(polynomial(z) - exact) <= TABLE_ERROR * 0.05 * Math.max(1, Math.abs(exact) / 8)
      );
    });
    if (settled) return polynomial;
  }
  return undefined;
}

function barycentric(points: readonly number[], values: readonly number[]) {
  const last = points.length - 1;
  return (z: number): number => {
    let above = 0;
    let below = 0;
    for (let index = 0; index <= last; index++) {
      const distance = z - (points[index] as number);
      if (distance === 0) return values[index] as number;
      const sign = index % 2 === 0 ? 1 : -1;
      const weight = (index === 0 || index === last ? sign / 2 : sign) / distance;
      above += weight * (values[index] as number);
      below += weight;
    }
    return above / below;
  };
}
