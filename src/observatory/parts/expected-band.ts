import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Interval } from "../../stats/interval.ts";
import { straightForm } from "../../trends/parts/forms/forms-of.ts";
import { measureTrend } from "../../trends/parts/measure-trend.ts";
import { bandFactor } from "../../trends/parts/replay/band-factor.ts";
import { measureSkill } from "../../trends/parts/replay/measure-skill.ts";
import type { Trend } from "../../trends/parts/trend.ts";

/** Where a new observation is expected on a day, on the scale of its trend. */
export type BandAt = (date: string) => Interval;

/** How much to stretch a band on a day. */
export type BandFactorAt = (date: string) => number;

/**
 * The default form of a trend with its recalibrated band, as `trend` prints them.
 *
 * @returns `undefined` where the points do not determine one
 */
export function expectedOf(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  level: number,
): BandAt | undefined {
  const measured = measureTrend(trend, facts, window, {}, {});
  return measured.ok ? (date) => measured.value.bandAt(date, level) : undefined;
}

/**
 * How to recalibrate the bands of a trend's straight form.
 *
 * @returns `undefined` with too few past dates
 */
export function factorOf(trend: Trend, facts: Facts, window: FactWindow): BandFactorAt | undefined {
  const skill = measureSkill(trend, facts, window);
  return skill.ok ? bandFactor(skill.value.factors, straightForm(trend), window.asOf) : undefined;
}
