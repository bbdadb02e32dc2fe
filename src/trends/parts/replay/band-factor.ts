import { DAYS_PER_YEAR, daysBetween } from "../../../base/calendar.ts";
import type { Form } from "../trend.ts";
import type { BandFactor, TrendSkill } from "./measure-skill.ts";

/**
 * The factor by which to stretch the band of a form on a day after the as-of date: interpolated
 * between the scored horizons, and constant before the first. After the last, a band is not
 * stretched further. It is not narrowed for ever either: at twice that horizon it is at least as
 * wide as the fit's, since it was seen to be too wide only at shorter horizons.
 *
 * @returns `undefined` when no horizon of the form could be scored
 */
export function bandFactor(
  factors: TrendSkill["factors"],
  form: Form,
  asOf: string,
): ((date: string) => number) | undefined {
  const own = factors
    .filter((each) => each.form === form)
    .sort((a, b) => a.horizonMonths - b.horizonMonths);
  const [first, furthest] = [own[0], own.at(-1)];
  if (!first || !furthest) return undefined;
  const last = {
    ...furthest,
    horizonMonths: 2 * furthest.horizonMonths,
    factor: Math.max(1, furthest.factor),
  };
  own.push(last);
  return (date) => {
    const months = daysBetween(asOf, date) / (DAYS_PER_YEAR / 12);
    const above = own.find(({ horizonMonths }) => horizonMonths >= months) ?? last;
    const below = own.findLast(({ horizonMonths }) => horizonMonths <= months) ?? first;
    return between(below, above, months);
  };
}

function between(below: BandFactor, above: BandFactor, months: number): number {
  const span = above.horizonMonths - below.horizonMonths;
  const share = span > 0 ? (months - below.horizonMonths) / span : 0;
  return below.factor + share * (above.factor - below.factor);
}
