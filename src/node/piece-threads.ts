import { once } from "node:events";
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { fail, type Outcome } from "../base/outcome.ts";
import { inParallel } from "../operations/sweep/in-parallel.ts";
import type { Piece, PiecesHost, RunPieces } from "../operations/sweep/piece.ts";
import type { PieceReply } from "./piece-worker.ts";
import { startWorker } from "./start-worker.ts";

/** Threads that answer pieces, one at a time each, which must be closed. */
export interface PieceThreads {
  readonly threads: number;
  /** Answers a piece as soon as a thread is free. */
  answer(piece: Piece): Promise<Outcome<Uint8Array>>;
  runFor(host: PiecesHost): RunPieces;
  close(): Promise<void>;
}

/** Heap of a thread in MB; a piece that needs more fails with `memory-limit`, and the rest goes on. */
const MEMORY_MB = 1024;

/**
 * Threads for pieces. They start with the first pieces and are kept; one that a piece has ended is
 * replaced.
 *
 * @param threads 1 or more; the default is one a processor
 * @param onBug told of exceptions, of which whoever asks only hears `internal-error`
 */
export function createPieceThreads(
  threads: number = availableParallelism(),
  onBug: (report: string) => void = () => {},
): PieceThreads {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let closed = false;

  async function freeThread(): Promise<Worker> {
    while (idle.length === 0 && busy.size >= threads) {
      await new Promise<void>((resume) => waiting.push(resume));
    }
    const worker = idle.pop() ?? startThread();
    busy.add(worker);
    return worker;
  }

  async function answer(piece: Piece): Promise<Outcome<Uint8Array>> {
    const worker = await freeThread();
    const ended = new AbortController();
    // A thread keeps the process alive while it has something to say.
    worker.ref();
    try {
      worker.postMessage(piece);
      const [reply] = (await Promise.race([
        once(worker, "message", { signal: ended.signal }),
        once(worker, "exit", { signal: ended.signal }).then(() =>
          Promise.reject(new Error("exit")),
        ),
      ])) as [PieceReply];
      idle.push(worker);
      if (reply.kind === "done") return reply.outcome;
      onBug(reply.report);
      return fail("internal-error");
    } catch (error) {
      if (closed) return fail("cancelled");
      if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY") {
        return fail("memory-limit", { value: MEMORY_MB });
      }
      onBug(String((error as Error).stack));
      return fail("internal-error");
    } finally {
      ended.abort();
      busy.delete(worker);
      worker.unref();
      waiting.shift()?.();
    }
  }

  return {
    threads,
    answer,
    runFor:
      ({ cancelled }) =>
      (pieces) =>
        inParallel(pieces, () => threads, answer, cancelled),
    close: async () => {
      closed = true;
      await Promise.all([...idle, ...busy].map((worker) => worker.terminate()));
      idle.length = 0;
    },
  };
}

function startThread(): Worker {
  const worker = startWorker("piece-worker", {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.unref();
  // Whoever waits for its answer hears of an error; between pieces there is none to hear of.
  worker.on("error", () => {});
  return worker;
}
