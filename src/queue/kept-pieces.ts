import { type Outcome, succeed } from "../base/outcome.ts";
import { inParallel } from "../operations/sweep/in-parallel.ts";
import { type Edition, type Piece, pieceId, type RunPieces } from "../operations/sweep/piece.ts";
import type { ResultStore } from "./result-store.ts";

/** Who answers pieces on this machine. */
interface Answering {
  readonly threads: number;
  answer(piece: Piece): Promise<Outcome<Uint8Array>>;
}

/**
 * Answers pieces on this machine and keeps their results, so that a sweep that was stopped goes on
 * where it was.
 */
export const keptPieces = (
  results: ResultStore,
  edition: Edition,
  { threads, answer }: Answering,
  cancelled: (() => boolean) | undefined,
): RunPieces => {
  const answerOnce = async (piece: Piece): Promise<Outcome<Uint8Array>> => {
    const id = pieceId(piece, edition);
    const known = (await results.get([id])).get(id);
    if (known) return succeed(known);
    const outcome = await answer(piece);
    if (outcome.ok) await results.put(id, outcome.value);
    return outcome;
  };
  return (pieces) => inParallel(pieces, () => threads, answerOnce, cancelled);
};
