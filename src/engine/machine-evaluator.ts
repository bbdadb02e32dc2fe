import { memoryLimits } from "../base/limits.ts";
import { createMachine, type Machine } from "../graph/machine/machine.ts";
import type { MakeEvaluator, Precision } from "../graph/program.ts";

/** Evaluators of the vector machine, which is compiled on first use for each mode and precision. */
export interface MachineEvaluators {
  readonly makeEvaluator: MakeEvaluator;
  /** The mode that this host runs when `wanted` is asked for: `strict` where it cannot fuse operations. */
  readonly modeOf: (wanted: "strict" | "fast") => "strict" | "fast";
}

/** Make the evaluators of one thread. */
export function createMachineEvaluators(): MachineEvaluators {
  const machines = new Map<string, Machine>();
  const keyOf = (mode: "strict" | "fast", precision: Precision = "double"): string =>
    `${mode} ${precision}`;
  const machineOf = (mode: "strict" | "fast", precision: Precision = "double"): Machine => {
    const key = keyOf(mode, precision);
    const machine = machines.get(key) ?? createMachine(mode, precision);
    machines.set(key, machine);
    return machine;
  };
  /** Lets go of a machine that has grown large: its memory never shrinks. */
  const release = (key: string): void => {
    if ((machines.get(key)?.bytes() ?? 0) > memoryLimits.sharedBytes) machines.delete(key);
  };
  return {
    makeEvaluator: (program, sampling, mode) => {
      const evaluator = machineOf(mode, sampling.precision).load(program, sampling);
      const key = keyOf(mode, sampling.precision);
      const releasing =
        <Arguments extends unknown[], Result>(work: (...given: Arguments) => Result) =>
        (...given: Arguments): Result => {
          try {
            return work(...given);
          } finally {
            release(key);
          }
        };
      return {
        evaluate: evaluator.evaluate,
        tally: releasing(evaluator.tally),
        takeTallies: releasing(evaluator.takeTallies),
      };
    },
    modeOf: (wanted) => (wanted === "strict" ? wanted : machineOf(wanted).mode),
  };
}
