import { normalCdf } from "../../stats/distributions/normal.ts";
import { uniformDraw } from "../../stats/draws.ts";
import { normalQuantile as normalOf } from "../../stats/elementary/normal-quantile.ts";
import type { ArrivalLag } from "./arrival-lag.ts";

/** A day since 1970 on which the first product may come, and how much it counts. */
export interface ProductDay {
  readonly day: number;
  readonly weight: number;
}

/** Lags drawn about each day: enough that the middle date does not hang on the draws. */
const LAGS_PER_DAY = 20;

/** Streams of the generator: the distribution of the lag, and the lag. */
const stream = { distance: 16, lag: 17 } as const;

/**
 * Days on which the first product may come: each drawn day of possibility, with lags about it.
 *
 * Where nobody offered it by a day, only later days remain, and a draw counts by the chance that it
 * had left until then.
 *
 * @param absentOn day since 1970 by which it had not come, if that is known
 */
export function productDays(
  possible: readonly number[],
  lag: ArrivalLag,
  seed: number,
  absentOn: number | undefined,
): readonly ProductDay[] {
  return possible
    .flatMap((from, draw) =>
      Array.from({ length: LAGS_PER_DAY }, (_, each) => {
        // Strata within a draw, shifted from draw to draw.
        const chance = (number: number) => uniformDraw(seed, number, draw * LAGS_PER_DAY + each);
        const { middle, spread } = lag.at(chance(stream.distance));
        const place = (each + chance(stream.lag)) / LAGS_PER_DAY;
        if (!Number.isFinite(from)) return { day: from, weight: 1 };
        const left = absentOn === undefined ? 1 : normalCdf((from + middle - absentOn) / spread);
        const day = from + middle - spread * normalOf(left * place);
        return { day: absentOn === undefined ? day : Math.max(day, absentOn + 1), weight: left };
      }),
    )
    .filter(({ weight }) => weight > 0);
}

/** The day at a place in (0, 1) of the distribution; infinity where none counts. */
export function dayAt(sorted: readonly ProductDay[], place: number): number {
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { day, weight } of sorted) {
    sum += weight;
    if (sum >= place * total) return day;
  }
  return Number.POSITIVE_INFINITY;
}

/** The share of the distribution up to a day. */
export function shareBy(days: readonly ProductDay[], by: number): number {
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  const until = days.reduce((sum, { day, weight }) => (day <= by ? sum + weight : sum), 0);
  return total === 0 ? 0 : until / total;
}
