import { pow } from "../stats/elementary/pow.ts";
import { levelOnDay } from "./level-on-day.ts";
import { GRID, gridLevels } from "./quantile-grid.ts";
import { MONTH_DAYS, type Series, type SeriesPoint } from "./series.ts";

/** A drop loses half its weight in this many months. */
const HALF_LIFE = 6;

/** For this many months after its first record a group counts as young: it falls faster. */
const YOUNG_MONTHS = 9;

/** Weight of the drops of groups of the other age. */
const OTHER_AGE = 0.2;

/** Drops that stand for what is not yet known, in units of the scale over six months. */
const pseudoDrops = [0, 0.05, 0.1, 0.2, 0.6];

/**
 * By how much a standing record fell over a horizon, in all groups and from every month that lies a
 * horizon before the origin; recent drops and those of groups of the same age weigh more.
 *
 * @param group the group that is forecast
 * @returns quantiles of the drop, none below 0, on the scale of the series
 */
export function recordDrops(
  series: Series,
  group: string,
  origin: number,
  months: number,
): readonly number[] {
  const wait = months * MONTH_DAYS;
  const young = ageOf(series.groups.get(group) ?? [], origin) <= YOUNG_MONTHS;
  const drops: { size: number; weight: number }[] = [];
  for (const points of series.groups.values()) {
    const known = points.filter(({ day }) => day <= origin);
    for (let day = known[0]?.day ?? origin; day + wait <= origin; day += MONTH_DAYS) {
      const before = levelOnDay("record-down", known, day) as number;
      const after = levelOnDay("record-down", known, day + wait) as number;
      const sameAge = ageOf(known, day) <= YOUNG_MONTHS === young;
      const monthsAgo = (origin - day - wait) / MONTH_DAYS;
      const weight = (sameAge ? 1 : OTHER_AGE) * pow(0.5, monthsAgo / HALF_LIFE);
      drops.push({ size: before - after, weight });
    }
  }
  const growth = Math.sqrt(months / 6);
  for (const size of pseudoDrops) drops.push({ size: size * growth, weight: 1 });
  return stepQuantiles(drops);
}

const ageOf = (points: readonly SeriesPoint[], day: number): number =>
  (day - (points[0]?.day ?? day)) / MONTH_DAYS;

/** Quantiles of weighted values, each the least at which the sum of weights is enough. */
function stepQuantiles(drops: { size: number; weight: number }[]): readonly number[] {
  drops.sort((a, b) => a.size - b.size);
  const total = drops.reduce((sum, { weight }) => sum + weight, 0);
  let place = 0;
  let reached = drops[0]?.weight ?? 0;
  return Array.from({ length: GRID }, (_, i) => {
    while (place < drops.length - 1 && reached < (gridLevels[i] as number) * total) {
      place++;
      reached += drops[place]?.weight ?? 0;
    }
    return drops[place]?.size ?? 0;
  });
}
