import { parentPort } from "node:worker_threads";
import { must, type Outcome } from "../base/outcome.ts";
import { loadOperation } from "../operations/loaders.ts";
import type { Piece } from "../operations/sweep/piece.ts";
import { runPiece } from "../operations/sweep/run-piece.ts";
import { openChosenFacts } from "./chosen-facts.ts";
import { openExecutors } from "./open-executors.ts";
import { packageVersion } from "./package-root.ts";

/** What a thread says of a piece: its result, or that what answers it has a bug. */
export type PieceReply =
  | { readonly kind: "done"; readonly outcome: Outcome<Uint8Array> }
  | { readonly kind: "bug"; readonly report: string };

// Whoever starts threads has opened the same facts before.
const facts = must(openChosenFacts(process.env));
// Threads take whole pieces, so that none of them starts threads of its own.
const { executorFor } = openExecutors(1);

parentPort?.on("message", async (piece: Piece) => {
  const { today, language } = piece.kind === "answer" ? piece : NO_QUESTION;
  const context = { facts, today, language, version: packageVersion(), executorFor, loadOperation };
  try {
    reply({ kind: "done", outcome: await runPiece(piece, context) });
  } catch (error) {
    reply({ kind: "bug", report: error instanceof Error ? String(error.stack) : String(error) });
  }
});

/** Draws depend on no day and hold no words. */
const NO_QUESTION = { today: "9999-12-31", language: "en" } as const;

const reply = (message: PieceReply): void => parentPort?.postMessage(message);
