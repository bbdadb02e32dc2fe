import { square } from "../../stats/elementary/square.ts";
import { fitLine } from "../../stats/fit-line.ts";
import type { Moments } from "./fit-pace.ts";
import { frontierBy, lastStep, type Releases, yearOf } from "./race-history.ts";
import { type RacePriors, racePriors } from "./race-priors.ts";

/** Points by which scores scatter about a line at least. */
const LEAST_SCATTER = 1;

/**
 * Pace of the frontier as a baseline sees it, points a year: a straight line through its records up
 * to the day, shrunk to the same prior that the race has.
 */
export function frontierPace(
  releases: Releases,
  day: string,
  { pace: prior }: RacePriors = racePriors,
): Moments {
  const records = frontierBy(releases, day);
  const steps = [...records, { year: yearOf(day), score: lastStep(records).score }];
  const line = fitLine(
    steps.map(({ year }) => year),
    steps.map(({ score }) => score),
  );
  if (!line || line.degreesOfFreedom < 1) return prior;
  const variance =
    Math.max(square(LEAST_SCATTER), square(line.residualStandardError)) / line.sumSquaresX;
  const [own, before] = [1 / variance, 1 / square(prior.sd)];
  return {
    mean: (line.slope * own + prior.mean * before) / (own + before),
    sd: 1 / Math.sqrt(own + before),
  };
}
