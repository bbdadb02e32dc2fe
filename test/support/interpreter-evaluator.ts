import type { Executor } from "../../src/engine/executor.ts";
import { createInterpreter } from "../../src/graph/interpret.ts";

/** Evaluators by the interpreter: the reference, a few hundred times slower than the machine. */
export const interpreterEvaluators: Pick<Executor, "makeEvaluator" | "modeOf"> = {
  makeEvaluator: (program, sampling) => {
    if (sampling.precision) throw new Error("the interpreter computes in double precision only");
    return createInterpreter(program, sampling);
  },
  modeOf: () => "strict",
};
