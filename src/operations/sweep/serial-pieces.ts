import type { Context } from "../contract/operation.ts";
import type { RunPieces } from "./piece.ts";
import { runPiece } from "./run-piece.ts";

/** Answers pieces one after the other, on the calling thread. */
export const serialPieces = (context: Context): RunPieces =>
  async function* (pieces) {
    let index = 0;
    for (const piece of pieces) {
      await context.turn?.();
      if (context.cancelled?.()) return;
      yield { index, outcome: await runPiece(piece, context) };
      index += 1;
    }
  };
