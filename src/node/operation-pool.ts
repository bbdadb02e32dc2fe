import { availableParallelism } from "node:os";
import { fail, type Outcome } from "../base/outcome.ts";
import { type OnProgress, type OperationThread, startOperationThread } from "./operation-thread.ts";
import type { OperationAnswer, OperationJob } from "./operation-worker.ts";

/** Limits of a pool. */
export interface PoolOptions {
  /** Workers at most; never less than two, so that quick questions move beside heavy ones. */
  readonly threads?: number | undefined;
  /** Heavy jobs of a party that may wait, and quick ones; more are refused with `too-busy`. */
  readonly queue?: number | undefined;
  /** How long a job may wait, and how long it may then run, in milliseconds. */
  readonly timeLimitMs?: number | undefined;
  /** Heap of one worker in MB. */
  readonly memoryMb?: number | undefined;
  /** Told of exceptions in operations, which are bugs: callers only hear `internal-error`. */
  readonly onBug?: ((report: string) => void) | undefined;
}

/**
 * Who asks. Each has places of its own, and the threads go to them in turn: readers of the API and
 * the explorer, assistants over MCP, and pages of other sites, which have few.
 */
export type Party = "reader" | "assistant" | "page";

/** Jobs that pages of other sites may have waiting, and running: nobody has asked them here. */
const PAGE_QUEUE = 4;
const PAGE_THREADS = 1;

/** What a caller may say about a job besides the job. */
export interface JobControl {
  /** What the job costs, in processor seconds. Heavy jobs leave one worker to the others. */
  readonly weight?: number;
  /** Who asks; a reader where absent. */
  readonly party?: Party | undefined;
  /** Ends the job with the problem `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Workers that run operations, so that the thread that talks to the world never waits for one. */
export interface OperationPool {
  /** Besides the operation's own problems: `too-busy`, `time-limit`, `memory-limit`, `cancelled`. */
  run(job: OperationJob, control?: JobControl): Promise<Outcome<OperationAnswer>>;
  /** How many jobs run and wait. */
  load(): { readonly running: number; readonly waiting: number };
  /** Cancels what runs and waits, and ends the workers. */
  close(): Promise<void>;
}

interface Task {
  readonly job: OperationJob;
  readonly control: JobControl;
  readonly settle: (outcome: Outcome<OperationAnswer>) => void;
}

/** Processor seconds from which a job is heavy: nobody should wait that long for a quick answer. */
const HEAVY_SECONDS = 1;

const isHeavy = ({ weight = 0 }: JobControl): boolean => weight >= HEAVY_SECONDS;
const partyOf = ({ party = "reader" }: JobControl): Party => party;

/** Open a pool; its workers start with the first jobs. */
export function openOperationPool(options: PoolOptions = {}): OperationPool {
  const { queue = 32, timeLimitMs = 30_000, memoryMb = 1024, onBug = () => {} } = options;
  const most = Math.max(2, options.threads ?? availableParallelism());
  const running = new Map<OperationThread, Task>();
  let threads: OperationThread[] = [];
  let waiting: Task[] = [];

  const runningOf = (party: Party): number =>
    [...running.values()].filter(({ control }) => partyOf(control) === party).length;

  function mayStart({ control }: Task): boolean {
    const heavy = [...running.values()].filter((task) => isHeavy(task.control)).length;
    if (isHeavy(control) && heavy >= most - 1) return false;
    return partyOf(control) !== "page" || runningOf("page") < PAGE_THREADS;
  }

  /**
   * Starts what may start: heavy tasks leave one thread free, and the party with the fewest running
   * is next, each in order of arrival.
   */
  function startNext(): void {
    threads = threads.filter((thread) => thread.isAlive());
    const [next] = waiting
      .filter(mayStart)
      .sort((a, b) => runningOf(partyOf(a.control)) - runningOf(partyOf(b.control)));
    if (!next || running.size >= most) return;
    waiting = waiting.filter((task) => task !== next);
    void start(next, threads.find((thread) => !running.has(thread)) ?? addThread());
    startNext();
  }

  function addThread(): OperationThread {
    const thread = startOperationThread(memoryMb, onBug);
    threads.push(thread);
    return thread;
  }

  async function start(task: Task, thread: OperationThread): Promise<void> {
    running.set(thread, task);
    let timer: NodeJS.Timeout | undefined;
    const limitTime = (): void => {
      timer = setTimeout(() => {
        task.settle(fail("time-limit", { value: timeLimitMs / 1000 }));
        thread.stop();
      }, timeLimitMs);
    };
    const { onProgress } = task.control;
    const outcome = await thread.run(task.job, { onBegin: limitTime, onProgress });
    clearTimeout(timer);
    running.delete(thread);
    task.settle(outcome);
    startNext();
  }

  function drop(task: Task, outcome: ReturnType<typeof fail>): void {
    waiting = waiting.filter((other) => other !== task);
    for (const [thread, other] of running) if (other === task) thread.stop();
    task.settle(outcome);
  }

  function run(job: OperationJob, control: JobControl = {}): Promise<Outcome<OperationAnswer>> {
    const party = partyOf(control);
    const ahead = waiting.filter(
      (task) => partyOf(task.control) === party && isHeavy(task.control) === isHeavy(control),
    ).length;
    if (ahead >= (party === "page" ? Math.min(queue, PAGE_QUEUE) : queue))
      return Promise.resolve(fail("too-busy", { value: ahead }));
    if (control.signal?.aborted) return Promise.resolve(fail("cancelled"));
    return new Promise((resolve) => {
      const abort = (): void => drop(task, fail("cancelled"));
      const settle: Task["settle"] = (outcome) => {
        clearTimeout(patience);
        control.signal?.removeEventListener("abort", abort);
        resolve(outcome);
      };
      const task: Task = { job, control, settle };
      const patience = setTimeout(() => {
        if (waiting.includes(task)) drop(task, fail("too-busy", { value: waiting.length }));
      }, timeLimitMs);
      control.signal?.addEventListener("abort", abort);
      waiting.push(task);
      startNext();
    });
  }

  return {
    run,
    load: () => ({ running: running.size, waiting: waiting.length }),
    close: async () => {
      for (const task of [...waiting, ...running.values()]) drop(task, fail("cancelled"));
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}
