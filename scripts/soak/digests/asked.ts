import { readInput } from "../../../src/operations/contract/run-operation.ts";
import { operations } from "../../../src/operations/index.ts";
import type { Asked } from "../../../test/support/same-bits.ts";
import { restsOnForecasts } from "../rests-on-forecasts.ts";

/** How many questions are asked in every way. */
const QUESTIONS = 30;

const examples = operations
  .filter(({ name }) => !restsOnForecasts.has(name))
  .flatMap((operation) =>
    operation.examples.flatMap((example, number) => {
      const read = readInput(operation, example);
      return read.ok
        ? [{ name: operation.name, number, weight: operation.weight(read.value) }]
        : [];
    }),
  );
const cheapest = examples.sort((a, b) => a.weight - b.weight).slice(0, QUESTIONS);

/** The cheapest examples of operations, by their name. */
export const asked: Asked = Object.fromEntries(
  operations.map(({ name }) => [
    name,
    cheapest.filter((example) => example.name === name).map(({ number }) => number),
  ]),
);
