import { readInput } from "../../../src/operations/contract/run-operation.ts";
import { operations } from "../../../src/operations/index.ts";
import type { Asked } from "../../../test/support/same-bits.ts";

/** Processor seconds of a question that is asked in twelve ways. */
const MOST_SECONDS = 1;

/** Examples of operations that are quick, by their name: those that are asked in many ways. */
export const asked: Asked = Object.fromEntries(
  operations.map((operation) => [
    operation.name,
    [...operation.examples.entries()].flatMap(([index, example]) => {
      const read = readInput(operation, example);
      return read.ok && operation.weight(read.value) <= MOST_SECONDS ? [index] : [];
    }),
  ]),
);
