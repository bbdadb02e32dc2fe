import { availableParallelism } from "node:os";
import { serverLimits } from "../base/limits.ts";
import { fail, type Outcome } from "../base/outcome.ts";
import { openPlaces, type Place, type Size, sizeOf } from "./operation-places.ts";
import { type OnProgress, startOperationThread } from "./operation-thread.ts";
import type { OperationAnswer, OperationJob } from "./operation-worker.ts";
import { openRecentUse } from "./recent-use.ts";

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
   * What each thread does so that no question waits until it has read the facts and its code has
   * been compiled: the first before anything else, the others while nobody needs it. Threads then
   * start with the pool, one after the other; otherwise when they are needed.
   */
  readonly warmUps?: readonly OperationJob[] | undefined;
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

const sizeOfJob = ({ weight = 0 }: JobControl): Size => sizeOf(weight);
const partyOf = ({ party = "reader" }: JobControl): Party => party;
const clientOf = (control: JobControl): string => `${partyOf(control)} ${control.client ?? ""}`;
/** Longest time of a timer. */
const LONGEST_MS = 2 ** 31 - 1;
/** In which half of what a client has used no longer counts. */
const HALF_LIFE_MS = 60_000;

/** Open a pool. */
export function openOperationPool(options: PoolOptions = {}): OperationPool {
  const { timeLimitMs = serverLimits.questionMs, memoryMb = serverLimits.threadMb } = options;
  const { queue = serverLimits.queue, warmUps = [], onBug = () => {} } = options;
  const running = new Map<Place, Task>();
  const use = openRecentUse(HALF_LIFE_MS);
  let waiting: Task[] = [];
  let closed = false;
  const places = openPlaces({
    most: Math.max(3, options.threads ?? availableParallelism() + 1),
    startThread: (niceness) => startOperationThread({ memoryMb, niceness, onBug }),
    warmUps,
    // A thread that cannot even start is not tried again while nobody needs it.
    onReady: (alive) => void ((alive || waiting.length > 0) && startNext()),
  });

  const runningOf = (party: Party): number =>
    [...running.values()].filter(({ control }) => partyOf(control) === party).length;
  const placeFor = ({ control }: Task): Place | undefined =>
    partyOf(control) === "page" && runningOf("page") >= serverLimits.pageThreads
      ? undefined
      : places.free(sizeOfJob(control));

  /**
   * Starts what may start. The party with the fewest running is next, and of that the client who has
   * used the threads least of late, however many he has waiting; his questions in order of arrival.
   */
  function startNext(): void {
    if (closed) return;
    places.open(waiting.map(({ control }) => sizeOfJob(control)));
    const [next] = waiting
      .filter(placeFor)
      .sort(
        ({ control: a }, { control: b }) =>
          runningOf(partyOf(a)) - runningOf(partyOf(b)) ||
          use.of(clientOf(a)) - use.of(clientOf(b)),
      );
    const place = next && placeFor(next);
    if (!place) return void places.warmUp();
    waiting = waiting.filter((task) => task !== next);
    void start(next, place);
    startNext();
  }

  async function start(task: Task, place: Place): Promise<void> {
    const { thread } = place;
    if (!thread) return;
    place.isBusy = true;
    running.set(place, task);
    let timer: NodeJS.Timeout | undefined;
    const limitTime = (): void => {
      timer = setTimeout(() => {
        task.settle(fail("time-limit", { value: timeLimitMs / 1000 }));
        thread.stop();
      }, timeLimitMs);
    };
    const { onProgress } = task.control;
    const begun = performance.now();
    const outcome = await thread.run(task.job, { onBegin: limitTime, onProgress });
    use.add(clientOf(task.control), performance.now() - begun);
    clearTimeout(timer);
    running.delete(place);
    place.isBusy = false;
    task.settle(outcome);
    startNext();
  }

  function drop(task: Task, outcome: ReturnType<typeof fail>): void {
    waiting = waiting.filter((other) => other !== task);
    for (const [{ thread }, other] of running) if (other === task) thread?.stop();
    task.settle(outcome);
  }

  /**
   * Makes room for a job of a size: where as many wait as may, whoever has most of them waiting
   * gives up the one that came last. Those with as few as he who comes give up nothing; then he is
   * refused unless he has none waiting, for whom there are as many places again. A page has none.
   */
  function makeRoom(control: JobControl): Outcome<never> | undefined {
    const party = partyOf(control);
    const ahead = waiting.filter(
      (task) => partyOf(task.control) === party && sizeOfJob(task.control) === sizeOfJob(control),
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
    const own = of(control.client).length;
    if (last && longest.length > own + 1) drop(last, tooBusy);
    else if (own > 0 || party === "page" || ahead.length >= 2 * queue) return tooBusy;
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
      const isTheirs = (other: Task): boolean => clientOf(other.control) === clientOf(control);
      // What runs when a question comes may run so long, and that of one who has no other is next.
      const patienceMs = waiting.some(isTheirs)
        ? timeLimitMs
        : Math.min(2 * timeLimitMs, LONGEST_MS);
      const patience = setTimeout(() => {
        if (waiting.includes(task)) drop(task, fail("too-busy", { value: waiting.length }));
      }, patienceMs);
      control.signal?.addEventListener("abort", abort);
      waiting.push(task);
      startNext();
    });
  }

  if (warmUps.length > 0) startNext();
  return {
    run,
    load: () => ({ running: running.size, waiting: waiting.length }),
    close: async () => {
      closed = true;
      for (const task of [...waiting, ...running.values()]) drop(task, fail("cancelled"));
      await places.end();
    },
  };
}
