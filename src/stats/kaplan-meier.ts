import { normalQuantile } from "./distributions/normal.ts";
import { exp } from "./elementary/exp.ts";
import { ln } from "./elementary/ln.ts";
import { pow } from "./elementary/pow.ts";

/** One subject: how long it was watched, and whether the event was seen at the end. */
export interface Watched {
  readonly duration: number;
  /** False when watching ended before the event (censored). */
  readonly observed: boolean;
}

/** The survival curve from one event time up to the next. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Probability that the event comes after `time`. */
  readonly survival: number;
  /** Greenwood's standard error of the survival. */
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** A survival curve with pointwise confidence limits. */
export interface SurvivalCurve {
  /** At each time with an event; survival is 1 before the first. */
  readonly steps: readonly SurvivalStep[];
  readonly n: number;
  readonly events: number;
  readonly level: number;
}

/**
 * The product-limit estimate of a survival curve. Its limits come from Greenwood's variance on the
 * scale of log(−log survival), which keeps them inside [0, 1]. At a survival of zero that scale has
 * no variance; the limits are then 0 and 1, which is to say nothing.
 *
 * @param subjects durations and outcomes; a subject censored at an event time counts as at risk
 * @param level coverage of the limits, in (0, 1)
 * @see E. L. Kaplan and P. Meier, JASA 53 (1958) 457–481
 */
export function kaplanMeier(subjects: readonly Watched[], level: number): SurvivalCurve {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be in (0, 1), got ${level}`);
  const seen = subjects.filter(({ observed }) => observed).map(({ duration }) => duration);
  const times = [...new Set(seen)].sort((a, b) => a - b);
  const reach = -normalQuantile((1 - level) / 2);
  let survival = 1;
  let greenwood = 0;
  const steps = times.map((time): SurvivalStep => {
    const atRisk = subjects.filter(({ duration }) => duration >= time).length;
    const events = seen.filter((duration) => duration === time).length;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood);
    return { time, atRisk, events, survival, standardError, ...limits(survival, greenwood, reach) };
  });
  return { steps, n: subjects.length, events: seen.length, level };
}

/**
 * The first time at which at most half survive, with limits where the limits of the curve cross
 * one half.
 *
 * @returns `undefined` for what the curve does not reach
 */
export function medianSurvival(curve: SurvivalCurve): {
  readonly value: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
} {
  const firstTime = (of: (step: SurvivalStep) => number) =>
    curve.steps.find((step) => of(step) <= 0.5)?.time;
  return {
    value: firstTime(({ survival }) => survival),
    lower: firstTime(({ lower, survival }) => (survival === 0 ? 0 : lower)),
    upper: firstTime(({ upper }) => upper),
  };
}

function limits(survival: number, greenwood: number, reach: number) {
  if (survival === 0) return { lower: 0, upper: 1 };
  if (survival === 1) return { lower: 1, upper: 1 };
  const spread = exp((reach * Math.sqrt(greenwood)) / ln(survival));
  return { lower: pow(survival, 1 / spread), upper: pow(survival, spread) };
}
