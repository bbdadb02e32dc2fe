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
  const machineOf = (mode: "strict" | "fast", precision: Precision = "double"): Machine => {
    const key = `${mode} ${precision}`;
    const machine = machines.get(key) ?? createMachine(mode, precision);
    machines.set(key, machine);
    return machine;
  };
  return {
    makeEvaluator: (program, sampling, mode) =>
      machineOf(mode, sampling.precision).load(program, sampling),
    modeOf: (wanted) => (wanted === "strict" ? wanted : machineOf(wanted).mode),
  };
}
