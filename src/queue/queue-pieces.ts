import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { inParallel } from "../operations/sweep/in-parallel.ts";
import { type Edition, type Piece, pieceId, type RunPieces } from "../operations/sweep/piece.ts";
import type { BullQueue } from "./bull.ts";
import { jobData, jobOptions, problemOfReason } from "./job.ts";
import type { OpenQueue } from "./open-queue.ts";
import type { ResultStore } from "./result-store.ts";

/** Pieces out for each worker: enough that none waits, few enough that memory stays as it is. */
const AHEAD = 4;
/** How often results are looked for, in milliseconds: more often while they come. */
const SOON_MS = 10;
const LATEST_MS = 500;
/** How often what does not come is looked after. */
const CARE_MS = 2000;
const SECONDS = 1000;

/** What whoever waits is told. */
export interface Told {
  /** How many workers there are, when that changes. */
  readonly onWorkers?: (count: number) => void;
  /** The server could not be asked; it is asked again. */
  readonly onAway?: (error: Error) => void;
}

interface Waiting {
  readonly piece: Piece;
  readonly settle: (outcome: Outcome<Uint8Array>) => void;
}

/**
 * Has pieces answered by the workers of a queue.
 *
 * Results decide, not events: a piece is done when its result is there, whoever has put it there and
 * when. One whose job and result are both gone is added again, so a server that forgets loses
 * nothing. Finished pieces are found before anything is queued: a sweep goes on where it stopped.
 */
export function queuePieces(
  { openJobs, results }: Pick<OpenQueue, "openJobs" | "results">,
  edition: Edition,
  cancelled: () => boolean,
  told: Told = {},
): RunPieces {
  return async function* (pieces) {
    const jobs = openJobs();
    const waiting = new Map<string, Waiting>();
    const begun = Date.now();
    let workers = 1;
    let ended = false;

    const answer = async (piece: Piece): Promise<Outcome<Uint8Array>> => {
      const id = pieceId(piece, edition);
      return new Promise((settle) => {
        waiting.set(id, { piece, settle });
        void attempt(() => addUnlessDone(id, piece));
      });
    };

    /** Do what needs the server; where it is away, what is waiting is looked after later. */
    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (error) {
        // What was still being asked when all had come is nothing to tell.
        if (!ended) told.onAway?.(error as Error);
      }
    }

    const addUnlessDone = async (id: string, piece: Piece): Promise<void> => {
      if ((await takeResults([id], results, waiting)) > 0) return;
      await jobs.add("piece", jobData(piece, edition), jobOptions(id));
    };

    const watch = async (): Promise<void> => {
      let pause = SOON_MS;
      let cared = 0;
      while (!ended) {
        await attempt(async () => {
          const came = await takeResults([...waiting.keys()], results, waiting);
          pause = came > 0 ? SOON_MS : Math.min(LATEST_MS, pause * 1.5);
          if (Date.now() - cared < CARE_MS) return;
          cared = Date.now();
          await takeFailures(jobs, waiting, begun);
          await addLost(jobs, waiting, edition);
          const count = await jobs.getWorkersCount();
          if (count !== workers || cared === begun) told.onWorkers?.(count);
          workers = count;
        });
        await new Promise((resume) => setTimeout(resume, pause));
      }
    };

    const watching = watch();
    try {
      yield* inParallel(pieces, () => AHEAD * Math.max(1, workers), answer, cancelled);
    } finally {
      ended = true;
      await watching;
      for (const { settle } of waiting.values()) settle(fail("cancelled"));
      await jobs.close();
    }
  };
}

/** Settle pieces whose results are there. Returns how many. */
async function takeResults(
  ids: readonly string[],
  results: ResultStore,
  waiting: Map<string, Waiting>,
): Promise<number> {
  const found = await results.get(ids);
  for (const [id, result] of found) settle(waiting, id, succeed(result));
  return found.size;
}

function settle(waiting: Map<string, Waiting>, id: string, outcome: Outcome<Uint8Array>): void {
  const one = waiting.get(id);
  waiting.delete(id);
  one?.settle(outcome);
}

/** Settle pieces that have failed for good. Failures of an earlier sweep are no answer: tried again. */
async function takeFailures(
  jobs: BullQueue,
  waiting: Map<string, Waiting>,
  begun: number,
): Promise<void> {
  for (const job of await jobs.getFailed(0, 999)) {
    if (job.id === undefined || !waiting.has(job.id)) continue;
    await job.remove();
    if ((job.finishedOn ?? 0) < begun - SECONDS) continue;
    settle(waiting, job.id, { ok: false, error: problemOfReason(job.failedReason ?? "") });
  }
}

/** Add again what is neither queued nor done. */
async function addLost(
  jobs: BullQueue,
  waiting: Map<string, Waiting>,
  edition: Edition,
): Promise<void> {
  for (const [id, { piece }] of waiting) {
    // A job is gone once its result is there, so it may just have been done: adding it costs little.
    if (await jobs.getJob(id)) continue;
    await jobs.add("piece", jobData(piece, edition), jobOptions(id));
  }
}
