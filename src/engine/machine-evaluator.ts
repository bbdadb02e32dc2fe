import { createMachine, type Machine } from "../graph/machine/machine.ts";
import type { MakeEvaluator } from "../graph/program.ts";

/** Evaluators of the vector machine, which is compiled when first needed, once a mode. */
export interface MachineEvaluators {
  readonly makeEvaluator: MakeEvaluator;
  /** The mode that a wanted mode comes to: `strict` where the host cannot fuse operations. */
  readonly modeOf: (wanted: "strict" | "fast") => "strict" | "fast";
}

/** Makes the evaluators of one thread. */
export function createMachineEvaluators(): MachineEvaluators {
  const machines = new Map<string, Machine>();
  const machineOf = (mode: "strict" | "fast"): Machine => {
    const machine = machines.get(mode) ?? createMachine(mode);
    machines.set(mode, machine);
    return machine;
  };
  return {
    makeEvaluator: (program, sampling, mode) => machineOf(mode).load(program, sampling),
    modeOf: (wanted) => (wanted === "strict" ? wanted : machineOf(wanted).mode),
  };
}
