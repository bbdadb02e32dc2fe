import { kaplanMeier, medianSurvival, type SurvivalCurve } from "../../stats/kaplan-meier.ts";
import type { Arrival } from "./arrivals.ts";

/** How long organisations stay behind the first. */
export interface LagSurvival {
  /** Organisations still behind, by months since the first; the first itself is left out. */
  readonly curve: SurvivalCurve;
  /** Months until half of those still being scored have arrived. */
  readonly median: ReturnType<typeof medianSurvival>;
}

/** Fewest observed organisations for a median: with fewer, a single one changes it. */
const FEWEST_WATCHED = 5;

/**
 * The survival of the lag behind a bar (Kaplan–Meier).
 *
 * An organisation is censored at its last scored model, and those that have fallen behind are
 * scored less often: the curve describes organisations still being scored, not all.
 *
 * @returns no median with fewer than five observed organisations
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
