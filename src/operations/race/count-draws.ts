import { type RaceJob, tallyPart } from "../../observatory/race/race-job.ts";
import { mergeTallies, type RaceTally } from "../../observatory/race/race-tally.ts";

/** Draws that a thread takes at a time. */
export const CHUNK = 500;

/** Takes the next chunk for a thread: its first draw, or one beyond the last when none is left. */
export type TakeChunk = () => number;

/** Counts chunks until none is left; between two of them, others may have their turn. */
export function* countDraws(job: RaceJob, take: TakeChunk): Generator<void, RaceTally> {
  // Of no draws, so that a thread which comes too late has a tally as well.
  let tally = tallyPart(job, 0, 0);
  for (let from = take(); from < job.draws; from = take()) {
    tally = mergeTallies([tally, tallyPart(job, from, Math.min(CHUNK, job.draws - from))]);
    yield;
  }
  return tally;
}

export type { RaceRunner } from "../../observatory/race/race-job.ts";
export type { RaceJob, RaceTally };
