/** What can be left out of the race, to see what it does. */
export const mechanisms = ["catch-up", "silence", "gap", "capital"] as const;
export type Mechanism = (typeof mechanisms)[number];

/** What is believed of the race before looking at it. Points are those of the capability index. */
export interface RacePriors {
  /** Points a year of a lab at the frontier, normal. */
  readonly pace: { readonly mean: number; readonly sd: number };
  /** Share of its gap to the published frontier that a lab closes in a year, normal above 0. */
  readonly catchUp: { readonly mean: number; readonly sd: number };
  /** Points per √year that a lab's level scatters, log-normal. */
  readonly scatter: { readonly median: number; readonly logSd: number };
  /** A lab's own pace about the common one, points a year (standard deviation). */
  readonly ownPace: number;
  /** Shock common to all labs, points per √year. */
  readonly common: number;
  /** Releases a year: log-normal mean, gamma shape across labs. */
  readonly releases: { readonly median: number; readonly logSd: number; readonly shape: number };
  /** Falling silent, a year, of a lab 10 points behind: log-normal. */
  readonly silence: { readonly median: number; readonly logSd: number };
  /** Growth of the logarithm of that hazard per 10 points further behind, normal. */
  readonly silenceByGap: { readonly mean: number; readonly sd: number };
  /** A silent lab coming back, a year. */
  readonly return: number;
  /** That hazard of a lab with documented capital, as a multiple. Assumed, not estimated. */
  readonly capital: number;
  /**
   * What is left out: catch-up, silence, the growth of silence by the gap, or the multiple of labs
   * with capital.
   */
  readonly without: readonly Mechanism[];
}

/**
 * The usual priors. The pace is 11 points an order of magnitude times 0.63 orders of compute and
 * 0.45 of algorithms a year, both as published.
 */
export const racePriors: RacePriors = {
  pace: { mean: 12, sd: 4 },
  catchUp: { mean: 0.3, sd: 0.3 },
  scatter: { median: 6, logSd: 0.4 },
  ownPace: 2,
  common: 2.5,
  releases: { median: 3, logSd: 0.5, shape: 1.5 },
  silence: { median: 0.2, logSd: 0.6 },
  silenceByGap: { mean: 0.5, sd: 0.4 },
  return: 0.15,
  capital: 0.4,
  without: [],
};

/** Whether priors are the usual ones, or none were given. */
export const isUsual = (priors: RacePriors | undefined): boolean =>
  priors === undefined || JSON.stringify(priors) === JSON.stringify(racePriors);

/** Multiple of the hazard of silence of a lab with or without documented capital. */
export const capitalMultiple = (priors: RacePriors, hasCapital: boolean): number =>
  hasCapital && !priors.without.includes("capital") ? priors.capital : 1;

/** The hazard of silence a year is never more. */
export const LARGEST_HAZARD = 5;

/** Points between the first GPT-4 and the best model before it, the size of a generation. */
export const GENERATION = 13.1;
