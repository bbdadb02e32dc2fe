import type { Claim } from "./claim.ts";
import type { ResolvedClaim } from "./resolve-claim.ts";

/** A probability and what came. */
export interface Judged {
  readonly p: number;
  readonly came: boolean;
}

/** A forecast with a probability and an outcome, by its first reading. */
export interface ScoredClaim extends Judged {
  readonly claim: Claim;
  /** What the trend of the day would have said. */
  readonly baseline: number | undefined;
  /** Every reading that has both, the first among them. */
  readonly readings: readonly Judged[];
  /** Whether the reading was written when its outcome could be known. */
  readonly hindsight: boolean;
}

/** Nobody is taken to be surer than this. */
export const kept = (p: number): number => Math.min(0.99, Math.max(0.01, p));

/** Those of the claims that can be scored: forecasts, the speaker's own, decided, with a probability. */
export const scoredClaims = (resolved: readonly ResolvedClaim[]): readonly ScoredClaim[] =>
  resolved.flatMap(({ claim, readings }) => {
    if (claim.kind !== "forecast" || claim.quoted) return [];
    const [first] = readings;
    if (first?.outcome === undefined || first.reading.probability === undefined) return [];
    const { probability, baseline, outcomeKnownWhenWritten } = first.reading;
    return [
      {
        ...{ claim, p: kept(probability), came: first.outcome },
        baseline: baseline?.p === undefined ? undefined : kept(baseline.p),
        readings: readings.flatMap(({ reading, outcome }) =>
          outcome === undefined || reading.probability === undefined
            ? []
            : [{ p: kept(reading.probability), came: outcome }],
        ),
        hindsight: outcomeKnownWhenWritten,
      },
    ];
  });
