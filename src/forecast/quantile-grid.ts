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
 * @param parts quantiles of each part, GRID of them
 * @param weights of the parts, any positive sum
 */
export function mixtureQuantiles(
  parts: readonly Float64Array[],
  weights: readonly number[],
): Float64Array {
  const places = parts.flatMap((quantiles, part) =>
    (weights[part] ?? 0) > 0
      ? Array.from(quantiles, (value) => ({ value, weight: weights[part] as number }))
      : [],
  );
  places.sort((a, b) => a.value - b.value);
  const total = places.reduce((sum, { weight }) => sum + weight, 0);
  const mixed = new Float64Array(GRID);
  let reached = 0;
  let place = 0;
  // Each value stands in the middle of its own part of probability; between two, a straight line.
  for (let i = 0; i < GRID; i++) {
    const wanted = (gridLevels[i] as number) * total;
    while (place < places.length - 1 && reached + (places[place]?.weight ?? 0) / 2 < wanted) {
      reached += places[place]?.weight ?? 0;
      place++;
    }
    mixed[i] = valueAt(places, place, reached, wanted);
  }
  return mixed;
}

function valueAt(
  places: readonly { readonly value: number; readonly weight: number }[],
  place: number,
  reached: number,
  wanted: number,
): number {
  const here = places[place] as { value: number; weight: number };
  const before = places[place - 1];
  const middle = reached + here.weight / 2;
  if (!before || wanted >= middle) return here.value;
  const middleBefore = reached - before.weight / 2;
  return (
    before.value + ((here.value - before.value) * (wanted - middleBefore)) / (middle - middleBefore)
  );
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
