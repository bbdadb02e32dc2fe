/** More processors than this are left to the rest of the reader's computer. */
const MOST_THREADS = 8;

/** Threads that may share memory: one a processor where the page is cross-origin isolated, else 1. */
export const threadsHere = (): number =>
  self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1;

/**
 * The other threads that can take a job. The first call starts them and does not wait for them; one
 * that never starts is never used.
 *
 * @param open starts a worker whose first word says that jobs may come
 * @param threadOf what it becomes then
 */
export function startedThreads<Thread>(
  open: () => Worker,
  threadOf: (worker: Worker) => Thread,
): () => readonly Thread[] {
  const ready: Thread[] = [];
  let started = false;
  return () => {
    if (!started) {
      started = true;
      for (let other = 1; other < threadsHere(); other++) {
        const worker = open();
        worker.onmessage = () => ready.push(threadOf(worker));
      }
    }
    return [...ready];
  };
}

/** The next word of a worker. */
export const nextWord = <Word>(worker: Worker): Promise<Word> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Word>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
