import { kaplanMeier, medianSurvival, type SurvivalCurve } from "../../stats/kaplan-meier.ts";
import type { Arrival } from "./arrivals.ts";

/** How long organisations stay behind the first. */
export interface LagSurvival {
  /** Organisations still behind, by months since the first; the first itself is left out. */
  readonly curve: SurvivalCurve;
  /** Months until half of those that are still being scored are there. */
  readonly median: ReturnType<typeof medianSurvival>;
}

/** Fewest organisations watched for a median: of fewer, one more or less makes another. */
const FEWEST_WATCHED = 5;

/**
 * The survival of the lag behind a bar by Kaplan and Meier.
 *
 * An organisation is censored at its last scored model, and who has fallen behind is scored less:
 * the curve is that of organisations that are still being scored, not of all.
 *
 * @returns no median of fewer than five organisations watched
 */
export function lagSurvival(arrivals: readonly Arrival[], level: number): LagSurvival {
  const curve = kaplanMeier(
    arrivals
      .filter(({ leader }) => !leader)
      .map(({ lagMonths, censored }) => ({ duration: lagMonths, observed: !censored })),
    level,
  );
  const none = { value: undefined, lower: undefined, upper: undefined };
  return { curve, median: curve.n < FEWEST_WATCHED ? none : medianSurvival(curve) };
}
