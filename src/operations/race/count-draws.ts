import { counterOf, type RaceJob } from "../../observatory/race/race-job.ts";
import type { RaceTally } from "../../observatory/race/race-tally.ts";

/** Draws that a thread takes at a time. */
export const CHUNK = 250;

/** Takes the next chunk for a thread: its first draw, or one beyond the last when none is left. */
export type TakeChunk = () => number;

/** Counts chunks until none is left; between two of them, others may have their turn. */
export function* countDraws(job: RaceJob, take: TakeChunk): Generator<void, RaceTally> {
  const counter = counterOf(job);
  for (let from = take(); from < job.draws; from = take()) {
    counter.add(from, Math.min(CHUNK, job.draws - from));
    yield;
  }
  return counter.tally();
}

export type { RaceRunner } from "../../observatory/race/race-job.ts";
export type { RaceJob, RaceTally };
