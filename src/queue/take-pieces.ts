import type { Outcome } from "../base/outcome.ts";
import { fail } from "../base/outcome.ts";
import { type Edition, type Piece, pieceId } from "../operations/sweep/piece.ts";
import { jobSchema, reasonOf } from "./job.ts";
import { type OpenQueue, QUEUE } from "./open-queue.ts";

/** What a worker needs besides the queue. */
export interface WorkerParts {
  readonly edition: Edition;
  /** Answers pieces on threads of their own: the thread that holds their locks must stay free. */
  readonly answer: (piece: Piece) => Promise<Outcome<Uint8Array>>;
  /** Pieces at a time. */
  readonly threads: number;
  /** How long a piece waits for a worker that says nothing any more, in seconds. */
  readonly patience: number;
  readonly onPiece?: (id: string, ok: boolean) => void;
  /** Told of what the server says while it is away. */
  readonly onAway?: (error: Error) => void;
}

/** A worker that takes pieces until it is closed, or until it meets one of another edition. */
export interface PieceTaker {
  /** Why it takes no more: `queue-other-edition`, or nothing when it was closed. */
  readonly ended: Promise<Outcome<void>>;
  /** Finishes what it has begun, and takes no more. */
  close(): Promise<void>;
}

/**
 * Take pieces from a queue. A result is put where results are kept before the queue hears that the
 * piece is done, so what is acknowledged is there; a worker that ends in between has lost nothing,
 * and whoever takes the piece next finds its result.
 *
 * A piece of another version or of other facts goes back to the queue, and the worker ends: it could
 * answer none of that sweep.
 */
export function takePieces(
  { bull, connection, results }: Pick<OpenQueue, "bull" | "connection" | "results">,
  { edition, answer, threads, patience, onPiece, onAway }: WorkerParts,
): PieceTaker {
  let end: (outcome: Outcome<void>) => void = () => {};
  const ended = new Promise<Outcome<void>>((resolve) => {
    end = resolve;
  });
  const worker = new bull.Worker(
    QUEUE,
    async (job, token) => {
      const read = jobSchema.safeParse(job.data);
      if (!read.success) throw new bull.UnrecoverableError(reasonOf(fail("queue-bad-piece").error));
      const wanted = read.data.edition;
      if (wanted.version !== edition.version || wanted.facts !== edition.facts) {
        await job.moveToDelayed(Date.now() + GIVEN_BACK_MS, token);
        end(fail("queue-other-edition", { value: nameOf(wanted), rule: nameOf(edition) }));
        throw new bull.DelayedError();
      }
      const id = pieceId(read.data.piece, edition);
      if ((await results.get([id])).size > 0) return;
      const outcome = await answer(read.data.piece);
      onPiece?.(id, outcome.ok);
      if (outcome.ok) return results.put(id, outcome.value);
      const reason = reasonOf(outcome.error);
      // What the question itself is wrong in stays wrong; other failures may pass.
      throw passing.has(outcome.error.code)
        ? new Error(reason)
        : new bull.UnrecoverableError(reason);
    },
    {
      connection,
      concurrency: threads,
      lockDuration: patience * 1000,
      stalledInterval: (patience * 1000) / 2,
      maxStalledCount: 3,
      autorun: false,
    },
  );
  worker.on("error", (error) => onAway?.(error));
  const running = worker.run();
  void running.then(() => end({ ok: true, value: undefined }));
  return {
    ended: ended.then(async (outcome) => {
      await worker.close();
      return outcome;
    }),
    close: () => worker.close(),
  };
}

/** Until a piece that was given back is taken again: time for its worker to end. */
const GIVEN_BACK_MS = 500;

/** Failures of the machine rather than of the question. */
const passing = new Set(["internal-error", "memory-limit", "cancelled"]);

const nameOf = ({ version, facts }: Edition): string => `${version} (${facts.slice(0, 12)})`;
