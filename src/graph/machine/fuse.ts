import type { Operand } from "../program.ts";
import type { Step, Steps } from "./steps.ts";

/**
 * Joins steps that one kernel computes together: multiply-add, chains of three, affine draws and
 * the exponential of either. The operations and their order stay those of the program, so in
 * strict mode not a bit changes; a block of intermediate values is neither written nor read.
 */
export function fuseSteps(named: Steps): Steps {
  const steps = [...named.steps];
  const constants = [...named.constants];
  const uses = countUses(named);
  const sectionOf = new Map<number, number>();
  [named.before, named.body, named.after].forEach((section, number) => {
    for (const id of section) sectionOf.set(id, number);
  });
  const constant = (value: number): Operand => {
    const found = constants.findIndex((other) => Object.is(other, value));
    return -1 - (found >= 0 ? found : constants.push(value) - 1);
  };
  const gone = new Set<number>();

  for (const id of [...named.before, ...named.body, ...named.after]) {
    // An operand that only this step reads and that is computed in the same section.
    const own = (operand: Operand | undefined): Step | undefined =>
      operand !== undefined &&
      operand >= 0 &&
      uses[operand] === 1 &&
      sectionOf.get(operand) === sectionOf.get(id)
        ? steps[operand]
        : undefined;
    const fused = fuseOne(steps[id] as Step, own, constant);
    if (fused === undefined) continue;
    gone.add(fused.absorbed);
    steps[id] = fused.step;
  }
  const kept = (section: readonly number[]): number[] => section.filter((id) => !gone.has(id));
  return {
    ...named,
    steps,
    constants,
    before: kept(named.before),
    body: kept(named.body),
    after: kept(named.after),
  };
}

/** How many operands name each step. */
export function countUses({ steps, states, outputs }: Steps): number[] {
  const uses = steps.map(() => 0);
  const count = (operand: Operand): void => {
    if (operand >= 0) uses[operand] = (uses[operand] as number) + 1;
  };
  for (const { operands } of steps) operands.forEach(count);
  for (const { next } of states) count(next);
  outputs.forEach(count);
  return uses;
}

interface Fused {
  readonly step: Step;
  readonly absorbed: number;
}

type Own = (operand: Operand | undefined) => Step | undefined;

/** x + (−0) is x for every x, as x · 1 is. */
const nothing = -0;

function fuseOne(step: Step, own: Own, constant: (value: number) => Operand): Fused | undefined {
  const { kind, operands } = step;
  if (kind === "exp") return fuseExponential(step, own, constant);
  if (kind !== "mul" && kind !== "add" && kind !== "sub") return undefined;
  for (const side of [0, 1] as const) {
    const absorbed = operands[side] as Operand;
    const other = operands[1 - side] as Operand;
    const inner = own(absorbed);
    const fused = inner && fusePair(kind, side, inner, other, constant);
    if (fused) return { step: fused, absorbed };
  }
  return undefined;
}

/** A sum, difference or product whose operand on one side is `inner`. */
function fusePair(
  kind: "mul" | "add" | "sub",
  side: 0 | 1,
  inner: Step,
  other: Operand,
  constant: (value: number) => Operand,
): Step | undefined {
  const isDraw = inner.kind === "normal" || inner.kind === "uniform";
  if (isDraw && other < 0 && kind !== "sub") {
    const [scale = constant(1), offset = constant(nothing)] = inner.operands;
    const plain = inner.operands.length === 0;
    if (kind === "mul" && plain) return { ...inner, operands: [other, offset] };
    // Only a draw without an offset of its own may take one.
    if (kind === "add" && offset === constant(nothing))
      return { ...inner, operands: [scale, other] };
    return undefined;
  }
  if (inner.kind === "mul") {
    if (kind === "add") return { kind: "multiplyAdd", operands: [...inner.operands, other] };
    if (kind === "sub" && side === 1) {
      return { kind: "subtractProduct", operands: [...inner.operands, other] };
    }
    if (kind === "mul") return { kind: "product", operands: [...inner.operands, other] };
  }
  if (inner.kind === "add" && kind === "add") {
    return { kind: "sum", operands: [...inner.operands, other] };
  }
  return undefined;
}

function fuseExponential(
  { operands }: Step,
  own: Own,
  constant: (value: number) => Operand,
): Fused | undefined {
  const absorbed = operands[0] as Operand;
  const inner = own(absorbed);
  if (inner === undefined) return undefined;
  const [a, b, c] = inner.operands as readonly [Operand, Operand, Operand];
  if (inner.kind === "normal") {
    const [scale = constant(1), offset = constant(nothing)] = inner.operands;
    return { absorbed, step: { ...inner, kind: "lognormal", operands: [scale, offset] } };
  }
  const fused = {
    mul: [a, b, constant(nothing)],
    multiplyAdd: [a, b, c],
    add: [a, constant(1), b],
  }[inner.kind as string];
  return fused && { absorbed, step: { kind: "expMultiplyAdd", operands: fused } };
}
