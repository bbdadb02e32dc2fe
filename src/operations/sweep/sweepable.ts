import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Context, Operation } from "../contract/operation.ts";

/** Operations whose question may vary: those that measure or compute, none that gathers the others. */
const sweepable: readonly string[] = [
  ...["law", "trend", "series", "scaling", "capability", "horizon", "price-decline", "simulate"],
  ...["training", "agent", "serving", "lag", "price", "market", "energy", "skill", "history"],
  ...["unlock", "race", "ledger"],
];

/** An operation that may be swept; `unknown-operation` tells which there are. */
export async function operationOf(
  name: string,
  { loadOperation }: Pick<Context, "loadOperation">,
): Promise<Outcome<Operation>> {
  const operation = sweepable.includes(name) ? await loadOperation(name) : undefined;
  return operation
    ? succeed(operation)
    : fail("unknown-operation", { value: name, known: sweepable.join(", ") });
}
