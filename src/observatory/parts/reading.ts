import type { Fit } from "../../trends/parts/trend.ts";

/** Fewest degrees of freedom (of points or clusters of points) for a verdict. */
export const MIN_DEGREES_OF_FREEDOM = 4;

/** The rate under another reading of the definition. */
export interface Reading {
  readonly reading: string;
  readonly growthPerYear: number;
  readonly lower?: number;
  readonly upper?: number;
  /** Whether it is a reading of the claim itself, and so weighs in its probabilities. */
  readonly weighs: boolean;
}

/** The rate under another reading, where the points determine one. */
export const reading = (name: string, fit: Fit | undefined, weighs: boolean): readonly Reading[] =>
  fit && fit.degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM
    ? [
        {
          reading: name,
          growthPerYear: fit.growthPerYear,
          lower: fit.lower,
          upper: fit.upper,
          weighs,
        },
      ]
    : [];
