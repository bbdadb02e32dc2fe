import { mergeTallies, type RaceTally } from "../../observatory/race/race-tally.ts";
import { CHUNK, countDraws, type RaceJob, type RaceRunner } from "./count-draws.ts";
import { type CountingHost, countHere, serialRunner } from "./serial-runner.ts";

/** A job for several threads, and the word from which all of them take their chunks. */
export interface SharedRace {
  readonly job: RaceJob;
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** Another thread, which counts its share of a job as {@link countShare} does. */
export interface RaceThread {
  count(shared: SharedRace): Promise<RaceTally>;
}

/** Lab-months below which the start of a thread takes longer than it saves: about half a second. */
const WORTH_STARTING = 1e7;

/** Lab-months below which a message to a thread that stands takes longer: some ten milliseconds. */
const WORTH_SHARING = 2e5;

/**
 * Counts draws on the calling thread and on others. Counts do not depend on how many there are; a
 * job that is small, or comes while the others are busy, is counted by the calling thread alone.
 *
 * @param others the threads that can take a job now; asked for once a job is large enough
 */
export function createSharedRunner(
  others: () => readonly RaceThread[],
): (host: CountingHost) => RaceRunner {
  let busy = false;
  let started = false;
  return (host) => async (job) => {
    const least = started ? WORTH_SHARING : WORTH_STARTING;
    const threads = busy || labMonths(job) < least ? [] : others();
    if (threads.length === 0) return serialRunner(host)(job);
    started = true;
    busy = true;
    try {
      return await countTogether(job, threads, host);
    } finally {
      busy = false;
    }
  };
}

/** The share of a thread: chunks until none is left. */
export function countShare({ job, next }: SharedRace): RaceTally {
  const counting = countDraws(job, () => Atomics.add(next, 0, CHUNK));
  let step = counting.next();
  while (!step.done) step = counting.next();
  return step.value;
}

const labMonths = ({ labs, months, draws }: RaceJob): number => labs * months * draws;

async function countTogether(
  job: RaceJob,
  threads: readonly RaceThread[],
  host: CountingHost,
): Promise<RaceTally | undefined> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const others = Promise.all(threads.map((thread) => thread.count({ job, next })));
  // The calling thread counts first and looks at what the others did later.
  others.catch(() => undefined);
  const own = await countHere(job, () => Atomics.add(next, 0, CHUNK), host);
  // A cancelled job has no chunk left for the others.
  if (!own) Atomics.store(next, 0, job.draws);
  const parts = await others;
  return own && mergeTallies([own, ...parts]);
}
