import type { OperationThread } from "./operation-thread.ts";
import type { OperationJob } from "./operation-worker.ts";

/**
 * Sizes of jobs, by the processor seconds below which they are of it, and by how much the threads
 * that take no larger ones give way to others.
 */
export const sizes = [
  { below: 0.1, niceness: 0 },
  { below: 1, niceness: 5 },
  { below: Number.POSITIVE_INFINITY, niceness: 10 },
] as const;

/** A size: small 0, middling 1, heavy 2. */
export type Size = 0 | 1 | 2;

/** The size of a job that costs so many processor seconds. */
export const sizeOf = (weight: number): Size =>
  weight < sizes[0].below ? 0 : weight < sizes[1].below ? 1 : 2;

/** A thread, which is started when it is needed. */
export interface Place {
  /** The largest size of a job that it takes. */
  readonly size: Size;
  thread: OperationThread | undefined;
  /** Whether its thread takes jobs. */
  isReady: boolean;
  /** Whether its thread has one. */
  isBusy: boolean;
  /** What its thread is still to do while nobody needs it. */
  warmUps: readonly OperationJob[];
}

/** What places are made of. */
export interface PlacesOptions {
  /** Three or more. */
  readonly most: number;
  readonly startThread: (niceness: number) => OperationThread;
  /** What each thread does: the first before anything else, the others while nobody needs it. */
  readonly warmUps: readonly OperationJob[];
  /** Called when a place takes jobs again, or its thread could not even start. */
  readonly onReady: (alive: boolean) => void;
}

/** The threads of a pool. */
export interface Places {
  /** A place that can begin with a job of a size: of those, the one that takes the smallest alone. */
  free(size: Size): Place | undefined;
  /**
   * Starts threads: one for each size that waits and has none to wait for, and one more than is in
   * use, since whoever comes next would have to wait while it starts.
   */
  open(waiting: readonly Size[]): void;
  /** Has a thread that nobody needs now do what makes it fast later; one at a time. */
  warmUp(): void;
  end(): Promise<void>;
}

/**
 * Open the places of a pool: of all but two any job may have one, of the others one takes no heavy
 * ones and one only small ones. So nothing small waits for anything that is not, and nothing that
 * takes a moment for what takes long; nor does it have to share its processor with that.
 */
export function openPlaces({ most, startThread, warmUps, onReady }: PlacesOptions): Places {
  // In the order in which they are started: the first takes most of what is asked.
  const places: readonly Place[] = ([1, 0, 2] as const)
    .concat(Array(most - 3).fill(2))
    .map((size) => ({ size, thread: undefined, isReady: false, isBusy: false, warmUps: [] }));
  const fits = (size: Size) => (place: Place) => place.size >= size && !place.isBusy;
  const isFree = ({ thread, isReady, isBusy }: Place): boolean =>
    isReady && !isBusy && thread?.isAlive() === true;
  const bySize = (a: Place, b: Place): number => a.size - b.size;
  let isWarming = false;

  function start(place: Place | undefined): void {
    if (!place) return;
    const thread = startThread(sizes[place.size].niceness);
    const [first, ...others] = warmUps;
    Object.assign(place, { thread, isReady: first === undefined, isBusy: false, warmUps: others });
    if (!first) return;
    void thread.run(first, {}).then(() => {
      place.isReady = true;
      onReady(thread.isAlive());
    });
  }

  return {
    free: (size) => places.filter(fits(size)).filter(isFree).sort(bySize)[0],
    open: (waiting) => {
      for (const place of places)
        if (!place.isBusy && !place.thread?.isAlive()) place.thread = undefined;
      const empty = (): readonly Place[] => places.filter(({ thread }) => !thread);
      for (const size of waiting) {
        if (places.filter(fits(size)).some(({ thread }) => thread)) continue;
        start(empty().filter(fits(size)).sort(bySize)[0]);
      }
      const used = places.filter(
        ({ thread, isReady, isBusy }) => thread && (warmUps.length > 0 ? isReady : isBusy),
      ).length;
      while (most - empty().length < Math.min(most, used + 1)) start(empty()[0]);
    },
    warmUp: () => {
      const place = places.find((each) => isFree(each) && each.warmUps.length > 0);
      const [next, ...others] = place?.warmUps ?? [];
      if (isWarming || !place?.thread || !next) return;
      Object.assign(place, { isBusy: true, warmUps: others });
      isWarming = true;
      void place.thread.run(next, {}).then(() => {
        isWarming = false;
        place.isBusy = false;
        onReady(true);
      });
    },
    end: async () =>
      void (await Promise.all(places.map(({ thread }) => thread?.end() ?? Promise.resolve()))),
  };
}
