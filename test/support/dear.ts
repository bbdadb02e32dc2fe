import type { Operation } from "../../src/operations/contract/operation.ts";
import { readInput } from "../../src/operations/contract/run-operation.ts";

/** Seconds of work from which on a question is asked by long tests alone. */
const DEAR = 1;

/** Whether an answer takes so much work that only long tests ask for it. */
export function isDear(operation: Operation, input: object): boolean {
  const read = readInput(operation, input);
  return read.ok && operation.weight(read.value) >= DEAR;
}
