import { attempt, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { stepsOf } from "../graph/lower.ts";
import type {
  Evaluator,
  MakeEvaluator,
  Program,
  Sampling,
  Tally,
  WideTally,
} from "../graph/program.ts";

/** A run of samples 0 … draws − 1. */
export interface Job {
  readonly program: Program;
  readonly sampling: Sampling;
  readonly mode: "strict" | "fast";
  readonly draws: number;
  /** Whether its counts take so much memory that one thread alone should keep them. */
  readonly isWide?: boolean;
  /** Called now and then with how many samples are done. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** When it is aborted, the run stops soon and gives what it has. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Milliseconds after which the run stops and gives what it has. */
  readonly timeLimitMs?: number | undefined;
}

/** The result of a job: tallies of `done` samples, which are the first ones unless it was stopped. */
export interface JobResult<Kind extends Tally | WideTally = Tally> {
  readonly tallies: readonly Kind[];
  readonly done: number;
  /** Why there are no tallies: `memory-limit`. */
  readonly problem?: Problem;
}

/** The result of a job that could not be counted. */
export const uncounted = (problem: Problem): JobResult => ({ tallies: [], done: 0, problem });

/**
 * What runs the samples: one thread or many. Tallies do not depend on how the samples are split, so
 * neither do results.
 */
export interface Executor {
  readonly threads: number;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
  /** For the small runs on the calling thread. */
  readonly makeEvaluator: MakeEvaluator;
  /** The mode that this host runs when `wanted` is asked for. */
  readonly modeOf: (wanted: "strict" | "fast") => "strict" | "fast";
  /** Lets the host do other work, such as telling that a run is withdrawn. */
  readonly pause: () => Promise<void>;
  run(job: Job): Promise<JobResult>;
}

/** Instructions that the first chunk should not exceed. */
const FIRST_CHUNK_WORK = 2e6;
const LARGEST_CHUNK = 2 ** 22;
/** How long a chunk should take, so that progress and cancellation are prompt. */
const CHUNK_MS = 40;

/** What a single-threaded executor needs from its host. */
export interface SerialHost {
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
  /** Yields to the host's event loop (a timer of 0), so that a run can be cancelled. */
  readonly pause: () => Promise<void>;
}

/** An executor on the calling thread, with the evaluators of the machine or the interpreter. */
export const createSerialExecutor = (
  { makeEvaluator, modeOf }: Pick<Executor, "makeEvaluator" | "modeOf">,
  { now, pause }: SerialHost,
): Executor => ({
  threads: 1,
  now,
  pause,
  makeEvaluator,
  modeOf,
  run: async (job) => {
    const evaluator = makeEvaluator(job.program, job.sampling, job.mode);
    const counted = await tallyAlone(evaluator, job, { now, pause });
    if (!counted.ok) return uncounted(counted.error);
    const tallies = attempt(() => evaluator.takeTallies());
    return tallies.ok ? { tallies: tallies.value, done: counted.value } : uncounted(tallies.error);
  },
});

/** Tally a job chunk by chunk; returns how many samples were done. */
async function tallyAlone(
  evaluator: Evaluator,
  job: Job,
  { now, pause }: SerialHost,
): Promise<Outcome<number>> {
  const start = now();
  let chunk = firstChunk(job.program);
  let done = 0;
  let paused = start;
  while (done < job.draws && !isOver(job, now() - start)) {
    const count = Math.min(chunk, job.draws - done);
    const begun = now();
    const from = done;
    const counted = attempt(() => evaluator.tally(from, count));
    if (!counted.ok) return counted;
    done += count;
    chunk = nextChunk(chunk, now() - begun);
    if (now() - paused < CHUNK_MS && done < job.draws) continue;
    job.onProgress?.(done);
    if (done < job.draws) await pause();
    paused = now();
  }
  return succeed(done);
}

/** Whether a job should stop before it is complete. */
export const isOver = (job: Job, elapsedMs: number): boolean =>
  job.signal?.aborted === true || (job.timeLimitMs !== undefined && elapsedMs >= job.timeLimitMs);

/** How many samples to start with: fewer when each one is long. */
export const firstChunk = (program: Program): number =>
  Math.min(1024, Math.max(16, Math.floor(FIRST_CHUNK_WORK / stepsOf(program))));

/** The next chunk's size: twice as large while chunks are quick, half when they are slow. */
function nextChunk(chunk: number, tookMs: number): number {
  if (tookMs < CHUNK_MS / 2) return Math.min(LARGEST_CHUNK, chunk * 2);
  if (tookMs > CHUNK_MS * 2) return Math.max(16, Math.floor(chunk / 32) * 16);
  return chunk;
}
