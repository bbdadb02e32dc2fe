import type { Draw, Instruction, Operand, Program } from "../program.ts";

/**
 * What a step computes: an operator, a draw, the month, a state of the loop, or fused operations.
 */
export type StepKind =
  | Instruction["op"]
  | Draw["kind"]
  | "month"
  | "state"
  | "lnAdd"
  | "multiplyAdd"
  | "subtractProduct"
  | "scaledDifference"
  | "product"
  | "sum"
  | "largest"
  | "expMultiplyAdd"
  | "expDifference";

/** One value, written once. Operands are numbers of earlier steps or, negative, constants. */
export interface Step {
  readonly kind: StepKind;
  readonly operands: readonly Operand[];
  /** The stream of a draw or the index of a table. */
  readonly index?: number;
}

/** A program in which every value has its own name, so that the flow of values is explicit. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly constants: readonly number[];
  /** Step numbers in order of execution. */
  readonly before: readonly number[];
  readonly body: readonly number[];
  readonly after: readonly number[];
  /** Months of the loop, 0 without one. */
  readonly months: number;
  /** The step of every state, and what it becomes at the end of a month. */
  readonly states: readonly { readonly step: number; readonly next: Operand }[];
  readonly outputs: readonly Operand[];
}

/** Give every value of a program its own step. A draw is placed where it is first needed. */
export function nameValues(program: Program): Steps {
  const steps: Step[] = [];
  const slots: Operand[] = [];
  const resolve = (operand: Operand): Operand => (operand < 0 ? operand : slots[operand]!);
  const add = (step: Step): number => steps.push(step) - 1;
  const draw = ({ kind, stream, slot }: Draw): number => {
    slots[slot] = add({ kind, operands: [], index: stream });
    return slots[slot];
  };
  const apply = (instruction: Instruction): number => {
    const { op, target, args } = instruction;
    const step = { kind: op, operands: args.map(resolve) };
    slots[target] = add(op === "table" ? { ...step, index: instruction.table } : step);
    return slots[target];
  };

  const before = [...program.draws.map(draw), ...program.before.map(apply)];
  const { loop } = program;
  const started = (loop?.state ?? []).map(({ start }) => resolve(start));
  const stateSteps = (loop?.state ?? []).map(({ slot }, i) => {
    slots[slot] = add({ kind: "state", operands: [started[i]!] });
    return slots[slot];
  });
  const months = loop?.month === undefined ? [] : [add({ kind: "month", operands: [] })];
  if (loop?.month !== undefined) slots[loop.month] = months[0]!;
  const body = [...months, ...(loop?.draws ?? []).map(draw), ...(loop?.body ?? []).map(apply)];
  const nexts = (loop?.state ?? []).map(({ next }) => resolve(next));
  loop?.state.forEach(({ slot }, i) => {
    slots[slot] = stateSteps[i]!;
  });
  const after = program.after.map(apply);
  return {
    steps,
    constants: program.constants,
    before,
    body,
    after,
    months: loop?.months ?? 0,
    states: stateSteps.map((step, i) => ({ step, next: nexts[i]! })),
    outputs: program.outputs.map(resolve),
  };
}
