import { type BaselineView, drawOrderWithErrors } from "./baselines.ts";
import { drawRace } from "./draw-race.ts";
import type { DrawPath } from "./race-path.ts";
import { type Questions, type RaceCounter, type RaceTally, raceCounter } from "./race-tally.ts";
import type { RaceWorld } from "./race-world.ts";
import { readTally, type TallyReader } from "./read-tally.ts";

/** Draws of a race to be counted: plain data that another thread can be given. */
export interface RaceJob {
  readonly draw:
    | { readonly kind: "race"; readonly world: RaceWorld }
    | { readonly kind: "order-error"; readonly view: BaselineView };
  readonly labs: number;
  readonly months: number;
  readonly questions: Questions;
  readonly draws: number;
}

/**
 * Who counts the draws of a job: one thread or several. Parts add up to the same counts however
 * they are split.
 *
 * @returns the tally of all draws; `undefined` when the caller has cancelled
 */
export type RaceRunner = (job: RaceJob) => Promise<RaceTally | undefined>;

/** A counter of the draws of a job. */
export function counterOf({ draw, labs, months, questions }: RaceJob): RaceCounter {
  const path: DrawPath =
    draw.kind === "race" ? drawRace(draw.world) : drawOrderWithErrors(draw.view);
  return raceCounter(path, { labs, months }, questions);
}

/** What the tally of a job says. */
export const readJob = (job: RaceJob, tally: RaceTally): TallyReader => readTally(tally, job);
