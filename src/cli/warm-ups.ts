import type { OperationJob } from "../node/operation-worker.ts";
import { readInput } from "../operations/contract/run-operation.ts";
import { operations } from "../operations/index.ts";

/** Processor seconds up to which an example is run beforehand. */
const MOST_SECONDS = 0.1;

/**
 * Questions after which a thread answers fast: the law, which reads most of the tables, which takes
 * a second, and then one of each operation that has a small one.
 *
 * @param today ISO
 */
export const warmUps = (today: string): readonly OperationJob[] =>
  [{ operation: "law", input: {} }, ...smallExamples()].map((asked) => ({
    ...{ ...asked, language: "en", today, formats: ["json"] },
  }));

const smallExamples = (): readonly Pick<OperationJob, "operation" | "input">[] =>
  operations.flatMap((operation) => {
    const small = operation.examples.find((example) => {
      const input = readInput(operation, example);
      return input.ok && operation.weight(input.value) < MOST_SECONDS;
    });
    return small ? [{ operation: operation.name, input: small }] : [];
  });
