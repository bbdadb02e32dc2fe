import { canonicalText } from "../../src/operations/contract/digest.ts";
import type { Operation } from "../../src/operations/contract/operation.ts";
import type { runOperation } from "../../src/operations/contract/run-operation.ts";
import { operations } from "../../src/operations/index.ts";
import { trackedQuantities } from "../../src/trends/index.ts";
import { embeddedStore } from "./facts.ts";

/** An operation and an input of it. */
export interface PastQuestion {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Inputs of every operation that asks about the past. */
export const pastQuestions: readonly PastQuestion[] = operations.flatMap((operation) => {
  if (operation.name === "trend")
    return trackedQuantities.flatMap(({ id }) =>
      [true, false].map((fast) => ({ operation, input: { id, fast } })),
    );
  if (operation.name === "series") {
    return embeddedStore.ids.map((id) => ({ operation, input: { id } }));
  }
  return operation.examples
    .filter((example) => !Object.values(example).some((value) => String(value).length > 200))
    .map((example) => ({ operation, input: example }));
});

/** A run without the time that it took, which a simulation tells its reader as well. */
export const timeless = (run: Awaited<ReturnType<typeof runOperation>>): string =>
  canonicalText(run.ok && run.value.envelope.operation === "simulate" ? run.value.envelope : run);
