import { fitPace, labQuarters, type OwnPace, ownPaces, type PacePosterior } from "./fit-pace.ts";
import { fitSilence, type Silence } from "./fit-silence.ts";
import type { Releases } from "./race-history.ts";
import { type RacePriors, racePriors } from "./race-priors.ts";

/** Everything estimated of the race on a day. */
export interface RaceFit {
  readonly silence: Silence;
  readonly pace: PacePosterior;
  readonly ownPaces: ReadonlyMap<string, OwnPace>;
}

/**
 * Estimate the race from what had been released by a day. Silence comes first: a quarter counts as
 * much as it is likely that the lab still was in the race.
 *
 * @param withCapital labs whose capital was documented by the day
 * @param priors what is believed beforehand; the usual if not given
 */
export function fitRace(
  releases: Releases,
  day: string,
  withCapital: ReadonlySet<string>,
  priors: RacePriors = racePriors,
): RaceFit {
  const silence = fitSilence(releases, day, withCapital, priors);
  const quarters = labQuarters(releases, day, silence.inRace);
  const pace = fitPace(quarters, priors);
  return { silence, pace, ownPaces: ownPaces(quarters, pace, priors) };
}
