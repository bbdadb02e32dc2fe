import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Context } from "../contract/operation.ts";
import type { PartWork } from "../contract/part-work.ts";
import type { PartPiece, WorkName } from "../contract/pieces.ts";

/** Every work that falls into parts, loaded when a part of it is to be done. */
const works: Readonly<Record<WorkName, () => Promise<{ readonly default: PartWork }>>> = {
  "past-days": () => import("../skill/past-days.ts"),
  "past-draws": () => import("../race/past-draws.ts"),
};

/** Do a part of the work of an operation. */
export async function doPart(
  { work, asked, part }: PartPiece,
  { facts }: Pick<Context, "facts">,
): Promise<Outcome<Uint8Array>> {
  const { default: own } = await works[work]();
  return mapOutcome(own.do(facts, asked, part), (done) =>
    new TextEncoder().encode(JSON.stringify(done)),
  );
}
