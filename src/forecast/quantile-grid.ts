import { remember } from "../base/remember.ts";
import { studentTQuantile } from "../stats/distributions/student-t.ts";
import type { Spread } from "./spread.ts";

/** A forecast is written as this many quantiles, at the middles of equal parts of probability. */
export const GRID = 100;

/** The probability of each quantile. */
export const gridLevels: readonly number[] = Array.from(
  { length: GRID },
  (_, i) => (i + 0.5) / GRID,
);

/** Degrees of freedom are rounded to tenths: the quantiles of few distributions serve all. */
const standardQuantiles = remember(
  (tenths: number): Float64Array =>
    Float64Array.from(gridLevels, (p) => studentTQuantile(p, tenths / 10)),
  String,
  128,
);

/** Quantiles of a Student t around a centre. */
export function quantilesOf(centre: number, { scale, degreesOfFreedom }: Spread): Float64Array {
  const standard = standardQuantiles(Math.round(10 * degreesOfFreedom));
  return standard.map((t) => centre + scale * t);
}

/**
 * Quantiles of a mixture of distributions, each given by its own.
 *
 * @param parts quantiles of each part, ascending, GRID of them
 * @param weights of the parts, any positive sum
 */
export function mixtureQuantiles(
  parts: readonly Float64Array[],
  weights: readonly number[],
): Float64Array {
  const { values, masses } = inAscendingOrder(parts, weights);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const mixed = new Float64Array(GRID);
  let reached = 0;
  let place = 0;
  // Each value stands in the middle of its own part of probability; between two, a straight line.
  for (let i = 0; i < GRID; i++) {
    const wanted = (gridLevels[i] as number) * total;
    while (place < values.length - 1 && reached + (masses[place] as number) / 2 < wanted) {
      reached += masses[place] as number;
      place++;
    }
    const here = values[place] as number;
    const middle = reached + (masses[place] as number) / 2;
    if (place === 0 || wanted >= middle) {
      mixed[i] = here;
      continue;
    }
    const before = values[place - 1] as number;
    const middleBefore = reached - (masses[place - 1] as number) / 2;
    mixed[i] = before + ((here - before) * (wanted - middleBefore)) / (middle - middleBefore);
  }
  return mixed;
}

/** The quantiles of all parts that weigh anything, merged, each with the weight of its part. */
function inAscendingOrder(parts: readonly Float64Array[], weights: readonly number[]) {
  const weighing = parts.flatMap((quantiles, part) => {
    const weight = weights[part] ?? 0;
    return weight > 0 ? [{ quantiles, weight, next: 0 }] : [];
  });
  const count = weighing.reduce((sum, { quantiles }) => sum + quantiles.length, 0);
  const values = new Float64Array(count);
  const masses = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    let lowest = Number.POSITIVE_INFINITY;
    let from: (typeof weighing)[number] | undefined;
    for (const part of weighing) {
      const value = part.quantiles[part.next];
      if (value === undefined || (from && value >= lowest)) continue;
      lowest = value;
      from = part;
    }
    if (!from) break;
    values[place] = lowest;
    masses[place] = from.weight;
    from.next++;
  }
  return { values, masses };
}

/** A quantile of a forecast by its probability, between the nearest on the grid. */
export function quantileOnGrid(quantiles: ArrayLike<number>, probability: number): number {
  const position = probability * GRID - 0.5;
  const below = Math.min(Math.max(Math.floor(position), 0), GRID - 1);
  const above = Math.min(below + 1, GRID - 1);
  const part = Math.min(Math.max(position - below, 0), 1);
  const [low, high] = [quantiles[below] as number, quantiles[above] as number];
  return low === high ? low : low + part * (high - low);
}

/** Share of a forecast below a value, and half of what equals it, from 0 to 1. */
export function rankOnGrid(quantiles: ArrayLike<number>, value: number): number {
  let below = 0;
  for (let i = 0; i < GRID; i++) {
    const quantile = quantiles[i] as number;
    below += quantile < value ? 1 : quantile === value ? 0.5 : 0;
  }
  return below / GRID;
}

/**
 * Continuous ranked probability score of a forecast given by its quantiles: twice the mean pinball
 * loss.
 *
 * @see T. Gneiting and A. E. Raftery, Journal of the American Statistical Association 102 (2007)
 */
export function crpsOfQuantiles(quantiles: ArrayLike<number>, outcome: number): number {
  let sum = 0;
  for (let i = 0; i < GRID; i++) {
    const level = gridLevels[i] as number;
    const over = outcome - (quantiles[i] as number);
    sum += over > 0 ? level * over : (level - 1) * over;
  }
  return (2 * sum) / GRID;
}
