import { dateOfDecimalYear, decimalYear } from "../base/calendar.ts";
import { type Outcome, succeed } from "../base/outcome.ts";
import { remember } from "../base/remember.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { breakProbability } from "../stats/break-probability.ts";
import { breakInterval, fitPiecewiseLine } from "../stats/fit-piecewise-line.ts";
import { capability } from "../trends/capability.ts";
import { type BreakHeldBy, breakHeldBy } from "../trends/parts/break-held-by.ts";
import { axesOf, unscale } from "../trends/parts/fit-trend.ts";
import type { Observation, Trend } from "../trends/parts/trend.ts";
import { trainingComputeFrontier } from "../trends/training-compute-frontier.ts";

/** Level of the interval of the date of a break. */
const LEVEL = 0.9;

/** Whether the pace of a trend has changed, and when. */
export interface TrendBreak {
  readonly trend: string;
  readonly unit: string;
  readonly scale: "log" | "linear";
  readonly n: number;
  /** The most likely date of a break, whether or not there is one. */
  readonly date: string;
  readonly lower: string;
  readonly upper: string;
  readonly level: number;
  /** Growth per year before and after that date: a factor, or units of a linear trend. */
  readonly growthBefore: number;
  readonly growthAfter: number;
  /** Probability that there has been a break at all, and that growth is slower since. */
  readonly probability: number;
  readonly slower: number;
  /** Points without which the probability of a break is another by more than 20 points. */
  readonly heldBy: readonly BreakHeldBy[];
  /** Probability that one had happened by the end of each year, and by the as-of date. */
  readonly by: readonly { readonly date: string; readonly probability: number }[];
}

/** How many breaks are kept: those of a few days. */
const BREAKS = 16;

/** The trends in question when people discuss scaling. */
const watched: readonly Trend[] = [capability, trainingComputeFrontier];

/**
 * Look for one break in capability and in frontier compute; trends with too few points are left
 * out.
 */
export function trendBreaks(facts: Facts, window: FactWindow): Outcome<readonly TrendBreak[]> {
  const breaks: TrendBreak[] = [];
  for (const trend of watched) {
    const observed = trend.observe(facts, window, {});
    if (!observed.ok) return observed;
    const points = observed.value.filter(({ selected }) => selected);
    const found = breakOf({ trend, points, asOf: window.asOf });
    if (found) breaks.push(found);
  }
  return succeed(breaks);
}

interface Question {
  readonly trend: Trend;
  readonly points: readonly Observation[];
  readonly asOf: string;
}

/** Kept by the points themselves, because the posterior without each of them takes seconds. */
const breakOf = remember(
  findBreak,
  ({ trend, points, asOf }) => JSON.stringify([trend.id, asOf, points]),
  BREAKS,
);

function findBreak({ trend, points, asOf }: Question): TrendBreak | undefined {
  const { years, values } = axesOf(trend, points);
  const fit = fitPiecewiseLine(years, values);
  const posterior = breakProbability(years, values);
  if (!fit || !posterior || !(fit.degreesOfFreedom > 0)) return undefined;
  const place = breakInterval(fit, years, values, LEVEL);
  return {
    trend: trend.id,
    unit: trend.unit,
    scale: trend.scale,
    n: years.length,
    date: dateOfDecimalYear(place.value),
    lower: dateOfDecimalYear(place.lower),
    upper: dateOfDecimalYear(place.upper),
    level: LEVEL,
    growthBefore: unscale(trend, fit.slopeBefore),
    growthAfter: unscale(trend, fit.slopeAfter),
    probability: posterior.probability,
    slower: posterior.slower,
    heldBy: breakHeldBy(points, years, values, posterior.probability),
    by: yearEnds(Math.min(...years), asOf).map((date) => ({
      date,
      probability: posterior.by(decimalYear(date)),
    })),
  };
}

/** The ends of the last years before a date, from the first point on, and the date itself. */
function yearEnds(firstYear: number, asOf: string): readonly string[] {
  const last = Number(asOf.slice(0, 4)) - 1;
  const first = Math.max(Math.floor(firstYear), last - 5);
  const ends = Array.from({ length: last - first + 1 }, (_, i) => `${first + i}-12-31`);
  return [...ends, asOf];
}
