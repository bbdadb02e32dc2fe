import { createSerialExecutor, type Executor } from "../../src/engine/executor.ts";
import { createMachineEvaluators } from "../../src/engine/machine-evaluator.ts";
import { interpreterEvaluators } from "./interpreter-evaluator.ts";

const host = {
  now: () => performance.now(),
  pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
};

/** One thread with the vector machine. */
export const machineExecutor: Executor = createSerialExecutor(createMachineEvaluators(), host);

/** One thread with the interpreter, which says what the machine must compute. */
export const interpreterExecutor: Executor = createSerialExecutor(interpreterEvaluators, host);
