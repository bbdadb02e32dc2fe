import { type Executor, isOver, type Job, type JobResult, type SerialHost } from "./executor.ts";
import {
  isWorthSharing,
  type JobData,
  makeCounters,
  mergeResults,
  runShare,
  type SharedCounters,
  samplesBegun,
  stopJob,
} from "./share-of-job.ts";

/** Another thread that takes part in a job. */
export interface SharingThread {
  /** Start the thread on a job; one at a time. */
  begin(data: JobData, counters: SharedCounters): void;
  /** Its result, once no chunk is left. */
  result(): Promise<JobResult>;
}

/** What a multi-threaded executor needs. */
export interface PoolParts extends Pick<Executor, "threads" | "makeEvaluator" | "modeOf"> {
  readonly host: SerialHost;
  /** The threads besides the calling one; they are started on the first call. */
  readonly others: () => readonly SharingThread[];
}

/** How long the calling thread computes before it yields to other work. */
const PAUSE_MS = 40;

/**
 * An executor on the calling thread and others. They take chunks of a job in turn until none is
 * left; small jobs stay on the calling thread.
 */
export const createPooledExecutor = (parts: PoolParts): Executor => ({
  threads: parts.threads,
  now: parts.host.now,
  pause: parts.host.pause,
  makeEvaluator: parts.makeEvaluator,
  modeOf: parts.modeOf,
  run: async (job) => {
    const { program, sampling, mode, draws } = job;
    const counters = makeCounters(job, parts.threads);
    const others = isWorthSharing(job) && !job.isWide ? parts.others() : [];
    for (const thread of others) thread.begin({ program, sampling, mode, draws }, counters);
    const results = [await runHere(parts, job, counters)];
    for (const thread of others) results.push(await thread.result());
    return mergeResults(results);
  },
});

/** The calling thread's share, with pauses to report progress and to let a signal arrive. */
async function runHere(
  { makeEvaluator, host: { now, pause } }: PoolParts,
  job: Job,
  counters: SharedCounters,
): Promise<JobResult> {
  const start = now();
  const share = runShare(makeEvaluator, job, counters);
  let paused = start;
  for (;;) {
    const step = share.next();
    if (step.done) return step.value;
    const at = now();
    if (isOver(job, at - start)) stopJob(counters);
    if (at - paused < PAUSE_MS) continue;
    job.onProgress?.(samplesBegun(counters, job.draws));
    await pause();
    paused = now();
  }
}
