import type { Outcome } from "../../base/outcome.ts";
import type { Piece, PieceDone } from "./piece.ts";

/**
 * Answers several pieces at a time, and gives results as they come. A piece is taken when there is
 * room for it, so however many there are, few are held.
 *
 * @param most how many are out at a time, asked anew before each is taken
 */
export async function* inParallel(
  pieces: Iterable<Piece>,
  most: () => number,
  answer: (piece: Piece) => Promise<Outcome<Uint8Array>>,
  cancelled: () => boolean = () => false,
): AsyncGenerator<PieceDone> {
  const out = new Map<number, Promise<PieceDone>>();
  let index = 0;
  for (const piece of pieces) {
    const place = index;
    out.set(
      place,
      answer(piece).then((outcome) => ({ index: place, outcome })),
    );
    index += 1;
    while (out.size >= Math.max(1, most())) yield await next(out);
    if (cancelled()) break;
  }
  while (out.size > 0 && !cancelled()) yield await next(out);
}

async function next(out: Map<number, Promise<PieceDone>>): Promise<PieceDone> {
  const done = await Promise.race(out.values());
  out.delete(done.index);
  return done;
}
