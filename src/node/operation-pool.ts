import { availableParallelism } from "node:os";
import { serverLimits } from "../base/limits.ts";
import { fail, type Outcome } from "../base/outcome.ts";
import { type OnProgress, type OperationThread, startOperationThread } from "./operation-thread.ts";
import type { OperationAnswer, OperationJob } from "./operation-worker.ts";

/** Limits of a pool. */
export interface PoolOptions {
  /** Workers; the default is one a processor, and one more for what is small. Never less than three. */
  readonly threads?: number | undefined;
  /** Jobs of one size that may wait for a party; beyond, who has most waiting is refused: `too-busy`. */
  readonly queue?: number | undefined;
  /** How long a job may wait, and how long it may then run, in milliseconds. */
  readonly timeLimitMs?: number | undefined;
  /** Heap of one worker in MB. */
  readonly memoryMb?: number | undefined;
  /**
   * What each thread does before anything else, so that no question waits until it has read the
   * facts. Threads then start with the pool, one after the other; otherwise when they are needed.
   */
  readonly warmUp?: OperationJob | undefined;
  /** Told of exceptions in operations, which are bugs: callers only hear `internal-error`. */
  readonly onBug?: ((report: string) => void) | undefined;
}

/**
 * Who asks. Each has places of its own, and the threads go to them in turn: readers of the API and
 * the explorer, assistants over MCP, and pages of other sites, which have few.
 */
export type Party = "reader" | "assistant" | "page";

/** What a caller may say about a job besides the job. */
export interface JobControl {
  /** What the job costs, in processor seconds. */
  readonly weight?: number;
  /** Who asks; a reader where absent. */
  readonly party?: Party | undefined;
  /** Which of that party, such as an address: places and threads are shared out among them. */
  readonly client?: string | undefined;
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

/**
 * What of a pool a job may fill, by processor seconds up to which jobs are of its size: a small one
 * any thread, a middling one all but one, a heavy one all but two. So nothing small waits for
 * anything that is not, and nothing that takes a moment for what takes long.
 */
const sizes = [
  { below: 0.1, leaves: 0 },
  { below: 1, leaves: 1 },
  { below: Number.POSITIVE_INFINITY, leaves: 2 },
] as const;
type Size = (typeof sizes)[number];

const sizeOf = ({ weight = 0 }: JobControl): Size =>
  sizes.find(({ below }) => weight < below) ?? sizes[2];
const partyOf = ({ party = "reader" }: JobControl): Party => party;
const isSameClient = (a: JobControl, b: JobControl): boolean =>
  partyOf(a) === partyOf(b) && a.client === b.client;

/** Open a pool. */
export function openOperationPool(options: PoolOptions = {}): OperationPool {
  const { timeLimitMs = serverLimits.questionMs, memoryMb = serverLimits.threadMb } = options;
  const { queue = serverLimits.queue, warmUp, onBug = () => {} } = options;
  const most = Math.max(3, options.threads ?? availableParallelism() + 1);
  const running = new Map<OperationThread, Task>();
  const warm = new WeakSet<OperationThread>();
  let threads: OperationThread[] = [];
  let waiting: Task[] = [];
  let closed = false;

  const runningThat = (is: (control: JobControl) => boolean): number =>
    [...running.values()].filter(({ control }) => is(control)).length;
  const runningOf = (party: Party): number => runningThat((control) => partyOf(control) === party);

  function mayStart({ control }: Task): boolean {
    const { leaves } = sizeOf(control);
    if (runningThat((other) => sizeOf(other).leaves >= leaves) >= most - leaves) return false;
    return partyOf(control) !== "page" || runningOf("page") < serverLimits.pageThreads;
  }

  /**
   * Starts what may start. The party with the fewest running is next, in order of arrival; a client
   * who had his turn goes to the end of the line with all that he has waiting. One thread more is
   * there than runs, since whoever comes next would have to wait while it starts.
   */
  function startNext(): void {
    if (closed) return;
    threads = threads.filter((thread) => thread.isAlive());
    const used = warmUp ? threads.filter((thread) => warm.has(thread)).length : running.size;
    while (threads.length < Math.min(most, used + 1)) addThread();
    const [next] = waiting
      .filter(mayStart)
      .sort((a, b) => runningOf(partyOf(a.control)) - runningOf(partyOf(b.control)));
    const idle = threads.find((thread) => warm.has(thread) && !running.has(thread));
    if (!next || !idle) return;
    const others = waiting.filter((task) => task !== next);
    const isTheirs = ({ control }: Task): boolean => isSameClient(control, next.control);
    waiting = [...others.filter((task) => !isTheirs(task)), ...others.filter(isTheirs)];
    void start(next, idle);
    startNext();
  }

  function addThread(): void {
    const thread = startOperationThread(memoryMb, onBug);
    threads.push(thread);
    if (!warmUp) return void warm.add(thread);
    void thread.run(warmUp, {}).then(() => {
      warm.add(thread);
      // A thread that cannot even start is not tried again while nobody needs it.
      if (thread.isAlive() || waiting.length > 0) startNext();
    });
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

  /**
   * Makes room for a job of a size: where as many wait as may, whoever has most of them waiting
   * gives up the one that came last. Those with as few as he who comes give up nothing.
   */
  function makeRoom(control: JobControl): Outcome<never> | undefined {
    const party = partyOf(control);
    const ahead = waiting.filter(
      (task) => partyOf(task.control) === party && sizeOf(task.control) === sizeOf(control),
    );
    if (ahead.length < (party === "page" ? Math.min(queue, serverLimits.pageQueue) : queue))
      return undefined;
    const tooBusy = fail("too-busy", { value: ahead.length });
    const of = (client: string | undefined): readonly Task[] =>
      ahead.filter((task) => task.control.client === client);
    const longest = ahead
      .map((task) => of(task.control.client))
      .reduce((most, next) => (next.length > most.length ? next : most), []);
    const last = longest.at(-1);
    if (!last || longest.length <= of(control.client).length + 1) return tooBusy;
    drop(last, tooBusy);
    return undefined;
  }

  function run(job: OperationJob, control: JobControl = {}): Promise<Outcome<OperationAnswer>> {
    const refused = makeRoom(control);
    if (refused) return Promise.resolve(refused);
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

  if (warmUp) startNext();
  return {
    run,
    load: () => ({ running: running.size, waiting: waiting.length }),
    close: async () => {
      closed = true;
      for (const task of [...waiting, ...running.values()]) drop(task, fail("cancelled"));
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}
