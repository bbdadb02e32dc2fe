import type { InParts } from "../../base/in-parts.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Context } from "../contract/operation.ts";
import type { PartPiece, RunPieces } from "../contract/pieces.ts";

/**
 * Do work in parts: as pieces where the host has somebody to answer them, else here.
 *
 * @param of which work it is, and what it is about, so that others can do its parts
 * @returns the whole, which is the same wherever its parts were done; or `cancelled`, or the problem
 *   of a part
 */
export async function doInParts<Part, Done, Whole>(
  work: InParts<Part, Done, Whole>,
  of: Pick<PartPiece, "work" | "asked">,
  context: Context,
): Promise<Outcome<Whole>> {
  // What is there already is nothing to look for a queue for.
  if (work.parts.length === 0) return succeed(work.conclude([]));
  const run = await context.piecesFor?.(context);
  if (run && !run.ok) return run;
  const pieces = work.parts.map((part): PartPiece => ({ kind: "part", ...of, part }));
  const done = await (run ? doAsPieces(work, pieces, run.value, context) : doInTurn(work, context));
  return done.ok ? succeed(work.conclude(done.value)) : done;
}

async function doAsPieces<Part, Done>(
  { parts, nameOf }: InParts<Part, Done, unknown>,
  pieces: readonly PartPiece[],
  run: RunPieces,
  { progress }: Context,
): Promise<Outcome<readonly Done[]>> {
  const done = new Map<number, Done>();
  for await (const { index, outcome } of run(pieces)) {
    if (!outcome.ok) return outcome;
    done.set(index, JSON.parse(new TextDecoder().decode(outcome.value)) as Done);
    progress?.(done.size, parts.length, nameOf(parts[index] as Part));
  }
  if (done.size < parts.length) return fail("cancelled");
  return succeed(parts.map((_, index) => done.get(index) as Done));
}

async function doInTurn<Part, Done>(
  { parts, run, nameOf }: InParts<Part, Done, unknown>,
  { progress, cancelled, turn }: Context,
): Promise<Outcome<readonly Done[]>> {
  const done: Done[] = [];
  for (const part of parts) {
    await turn?.();
    if (cancelled?.()) return fail("cancelled");
    progress?.(done.length, parts.length, nameOf(part));
    done.push(run(part));
  }
  return succeed(done);
}
