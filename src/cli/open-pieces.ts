import { type Outcome, succeed } from "../base/outcome.ts";
import { translator } from "../i18n/translate.ts";
import { createPieceThreads } from "../node/piece-threads.ts";
import type { Edition, PiecesHost, RunPieces } from "../operations/sweep/piece.ts";
import { keptPieces } from "../queue/kept-pieces.ts";
import { openQueue } from "../queue/open-queue.ts";
import { queuePieces } from "../queue/queue-pieces.ts";
import { openFolderStore } from "../queue/result-store.ts";
import type { Io } from "./io.ts";
import type { Command } from "./told.ts";
import type { Place } from "./where-flags.ts";

/** Who answers pieces, until it is closed. */
export interface Pieces {
  runFor(host: PiecesHost): RunPieces;
  close(): Promise<void>;
}

/** Open what answers pieces: a queue where one is named, else the threads of this machine. */
export async function openPieces(
  { address, store, threads }: Place,
  { language }: Command,
  edition: Edition,
  io: Io,
): Promise<Outcome<Pieces>> {
  if (address === undefined) {
    const here = createPieceThreads(threads, (report) => io.say(`${report}\n`));
    const results = store === undefined ? undefined : openFolderStore(store);
    return succeed({
      close: here.close,
      runFor: (host) =>
        results ? keptPieces(results, edition, here, host.cancelled) : here.runFor(host),
    });
  }
  const opened = await openQueue(address, store);
  if (!opened.ok) return opened;
  const t = translator(language);
  return succeed({
    close: opened.value.close,
    runFor: ({ cancelled = () => false }) =>
      queuePieces(opened.value, edition, cancelled, {
        onWorkers: (count) => {
          const words = count === 0 ? "sweep.no-workers" : "sweep.workers";
          io.say(`${t(words, { count, queue: address.shown })}\n`);
        },
        onAway: () => io.say(`${t("sweep.away")}\n`),
      }),
  });
}
