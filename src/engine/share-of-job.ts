import { attempt } from "../base/outcome.ts";
import { stepsOf } from "../graph/lower.ts";
import type { MakeEvaluator } from "../graph/program.ts";
import { mergeTallies } from "../graph/tally.ts";
import { type Job, type JobResult, uncounted } from "./executor.ts";

/** What a thread needs to know about a job; plain data, so that it can be posted. */
export type JobData = Pick<Job, "program" | "sampling" | "mode" | "draws">;

/** What the threads of one job share. */
export interface SharedCounters {
  /** Word 0 is the next chunk's number, word 1 becomes 1 when all should stop. */
  readonly words: Int32Array<SharedArrayBuffer>;
  /** Samples of a chunk. */
  readonly chunk: number;
}

/** The longest block of the vector machine; chunks are whole blocks. */
const smallestChunk = 512;
/** Steps of the program times samples between two looks at the clock: about 40 ms. */
const chunkWork = 4e7;
/** Below this many steps times samples, about a millisecond, waking other threads does not pay. */
const worthSharing = 2e6;
/** Chunks per thread; enough that all threads finish at about the same time. */
const chunksPerThread = 32;
/** Chunk numbers must fit in 31 bits. */
const mostChunks = 2 ** 30;

/** Whether a job is long enough for more than one thread. */
export const isWorthSharing = ({ program, draws }: JobData): boolean =>
  draws > smallestChunk && draws * stepsOf(program) >= worthSharing;

/** Counters for a new job. */
export function makeCounters({ program, draws }: JobData, threads: number): SharedCounters {
  const fair = Math.min(draws / (threads * chunksPerThread), chunkWork / stepsOf(program));
  const chunk = Math.max(smallestChunk, fair, draws / mostChunks);
  return {
    words: new Int32Array(new SharedArrayBuffer(8)),
    chunk: Math.ceil(chunk / smallestChunk) * smallestChunk,
  };
}

/**
 * Run chunks of a job until none is left or someone stops it. The generator pauses after each chunk
 * and yields how many samples this thread has done.
 */
export function* runShare(
  makeEvaluator: MakeEvaluator,
  { program, sampling, mode, draws }: JobData,
  { words, chunk }: SharedCounters,
): Generator<number, JobResult> {
  const evaluator = makeEvaluator(program, sampling, mode);
  let done = 0;
  while (Atomics.load(words, 1) === 0) {
    const first = Atomics.add(words, 0, 1) * chunk;
    if (first >= draws) break;
    const count = Math.min(chunk, draws - first);
    const counted = attempt(() => evaluator.tally(first, count));
    if (!counted.ok) {
      Atomics.store(words, 1, 1);
      return uncounted(counted.error);
    }
    done += count;
    yield done;
  }
  const tallies = attempt(() => evaluator.takeTallies());
  return tallies.ok ? { tallies: tallies.value, done } : uncounted(tallies.error);
}

/** How many samples of a job all threads together have started. */
export const samplesBegun = ({ words, chunk }: SharedCounters, draws: number): number =>
  Math.min(draws, Atomics.load(words, 0) * chunk);

/** Tell all threads of a job to stop after their current chunk. */
export const stopJob = ({ words }: SharedCounters): void => {
  Atomics.store(words, 1, 1);
};

/** Merge what the threads of a job found; needs at least one result. */
export const mergeResults = (results: readonly JobResult[]): JobResult =>
  results.find(({ problem }) => problem) ??
  results.reduce((all, next) => ({
    done: all.done + next.done,
    tallies: all.tallies.map((tally, i) => {
      const other = next.tallies[i];
      return other ? mergeTallies(tally, other) : tally;
    }),
  }));
