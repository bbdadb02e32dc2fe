import { fail, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { writeTallies } from "../../engine/tally-bytes.ts";
import { tallyRange } from "../../engine/tally-range.ts";
import { readModel } from "../../graph/read-model.ts";
import { canonicalText } from "../contract/digest.ts";
import type { Context } from "../contract/operation.ts";
import type { DrawsPiece, Piece } from "../contract/pieces.ts";
import { readInput, runOperation } from "../contract/run-operation.ts";
import simulate from "../simulate/simulate.ts";
import { doPart } from "./do-part.ts";
import { operationOf } from "./sweepable.ts";

/**
 * Answer one piece on the calling thread.
 *
 * @returns the sealed answer as canonical JSON in UTF-8, the tallies as `writeTallies` writes them,
 *   or what a part gives as JSON; the same bytes on every machine
 */
export async function runPiece(piece: Piece, context: Context): Promise<Outcome<Uint8Array>> {
  if (piece.kind === "draws") return countDraws(piece, context);
  if (piece.kind === "part") return doPart(piece, context);
  const operation = await operationOf(piece.operation, context);
  if (!operation.ok) return operation;
  const { today, language } = piece;
  const { progress: _bars, ...quiet } = context;
  const run = await runOperation(operation.value, piece.input, { ...quiet, today, language });
  return mapOutcome(run, ({ envelope }) => new TextEncoder().encode(canonicalText(envelope)));
}

async function countDraws(
  { input, first, count, offsets, reaches }: DrawsPiece,
  context: Context,
): Promise<Outcome<Uint8Array>> {
  const read = readInput(simulate, input);
  if (!read.ok) return read;
  const model = readModel(read.value.model);
  if (!model.ok) return model;
  const executor = await context.executorFor(1);
  const counting = tallyRange(
    model.value,
    read.value,
    { first, count, frame: { offsets, reaches } },
    executor,
  );
  for (;;) {
    const step = counting.next();
    if (step.done) return mapOutcome(step.value, writeTallies);
    await context.turn?.();
    if (context.cancelled?.()) return fail("cancelled");
  }
}
