import { addMonths } from "../../base/add-months.ts";
import { groupBy } from "../../base/group-by.ts";
import { normalDraw } from "../../stats/draws.ts";
import { square } from "../../stats/elementary/square.ts";
import { mean } from "../../stats/mean.ts";
import type { Forecaster } from "./crossing-forecast.ts";
import type { Release, Releases } from "./race-history.ts";
import { firstGpt4 } from "./replay-races.ts";

/** A crossing of GPT-4's level as it was forecast. */
interface Crossing {
  readonly lab: string;
  readonly origin: string;
  readonly horizon: number;
  readonly probability: Readonly<Record<Forecaster, number>>;
}

/** Worlds in which scores are drawn anew, and the seed of their draws. */
export const WORLDS = 300;
const SEED = 9;
/** Standard deviations from the middle of a 90 % interval to either end. */
const TO_END = 1.645;

/**
 * Brier scores of crossings of GPT-4's level where what came is itself uncertain: a mean over worlds
 * in which every score, GPT-4's too, is drawn from its own published interval.
 *
 * @param crossings of GPT-4's level alone
 * @param forecasters whose scores are wanted
 */
export function scoreOverWorlds<Name extends Forecaster>(
  crossings: readonly Crossing[],
  releases: Releases,
  forecasters: readonly Name[],
): Readonly<Record<Name, number>> {
  const chanceOf = chancesOfCrossing(releases);
  const chances = crossings.map(({ lab, origin, horizon }) =>
    chanceOf(lab, addMonths(origin, horizon)),
  );
  const brier = (name: Name): number =>
    mean(
      crossings.map(({ probability }, at) => {
        const chance = chances[at] as number;
        return square(probability[name] - chance) + chance * (1 - chance);
      }),
    );
  return Object.fromEntries(forecasters.map((name) => [name, brier(name)])) as Record<Name, number>;
}

/** Share of worlds in which a lab has reached GPT-4's level by a day. */
function chancesOfCrossing(releases: Releases): (lab: string, day: string) => number {
  const drawn = new Map(releases.map((release, at) => [release, drawnScores(release, at)]));
  const byLab = groupBy(releases, ({ lab }) => lab);
  const gpt4 = firstGpt4(releases);
  const bar = gpt4 && drawn.get(gpt4);
  return (lab, day) => {
    if (!bar) return 0;
    const own = (byLab.get(lab) ?? []).filter(({ date }) => date <= day);
    let reached = 0;
    for (let world = 0; world < WORLDS; world++) {
      const level = bar[world] as number;
      if (own.some((release) => (drawn.get(release)?.[world] as number) >= level)) reached++;
    }
    return reached / WORLDS;
  };
}

/** A score by world: split normal about the published one; fixed where no interval is stated. */
function drawnScores({ score, lower, upper }: Release, index: number): Float64Array {
  return Float64Array.from({ length: WORLDS }, (_, world) => {
    if (lower === undefined || upper === undefined) return score;
    const z = normalDraw(SEED, index, world) / TO_END;
    return score + z * (z < 0 ? score - lower : upper - score);
  });
}
