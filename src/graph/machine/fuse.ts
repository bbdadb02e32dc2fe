import type { Operand } from "../program.ts";
import type { Step, StepKind, Steps } from "./steps.ts";

/**
 * Fuse steps that one kernel can compute together: multiply-add, chains of three, affine draws, and
 * what comes right before an exponential or after a logarithm. The operations and their order stay
 * those of the program, so in strict mode not a bit changes; what is saved is writing and reading a
 * block of intermediate values.
 */
export function fuseSteps(named: Steps): Steps {
  const steps = [...named.steps];
  const constants = [...named.constants];
  const uses = countUses(named);
  const sectionOf = new Map<number, number>();
  [named.before, named.body, named.after].forEach((section, number) => {
    for (const id of section) sectionOf.set(id, number);
  });
  const ones = constants.indexOf(1);
  const one = -1 - (ones >= 0 ? ones : constants.push(1) - 1);
  const nothing = -constants.push(-0);
  const gone = new Set<number>();
  for (const id of sectionOf.keys()) {
    // An operand that only this step reads and that is computed in the same section.
    const own = (operand: Operand | undefined): Step | undefined =>
      operand !== undefined &&
      operand >= 0 &&
      uses[operand] === 1 &&
      sectionOf.get(operand) === sectionOf.get(id)
        ? steps[operand]
        : undefined;
    const fused = fuseStep(steps[id]!, own, { one, nothing });
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
function countUses({ steps, states, outputs }: Steps): number[] {
  const uses = steps.map(() => 0);
  const count = (operand: Operand): void => {
    if (operand >= 0) uses[operand]!++;
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

/** Operands that change nothing: x · 1 is x, and so is x + (−0) for every x. */
interface Neutral {
  readonly one: Operand;
  readonly nothing: Operand;
}

function fuseStep(
  step: Step,
  own: (operand: Operand | undefined) => Step | undefined,
  neutral: Neutral,
): Fused | undefined {
  for (const side of [0, 1] as const) {
    const absorbed = step.operands[side];
    const inner = own(absorbed);
    if (absorbed === undefined || inner === undefined) continue;
    const other = step.operands[1 - side]!;
    const fused =
      fuseDraw(step.kind, inner, other, neutral) ??
      fusePair(step.kind, side, inner, other, neutral);
    if (fused) return { step: fused, absorbed };
  }
  return undefined;
}

/** A draw times a constant, plus a constant. */
function fuseDraw(kind: StepKind, inner: Step, other: Operand, neutral: Neutral): Step | undefined {
  if (inner.kind !== "normal" && inner.kind !== "uniform") return undefined;
  if (!(other < 0)) return undefined;
  const [scale = neutral.one, offset = neutral.nothing] = inner.operands;
  if (kind === "mul" && inner.operands.length === 0) {
    return { ...inner, operands: [other, offset] };
  }
  // Only a draw without an offset of its own may take one.
  if (kind === "add" && offset === neutral.nothing) return { ...inner, operands: [scale, other] };
  return undefined;
}

/** An operation whose operand on one side is `inner`, the other being `other`. */
function fusePair(
  kind: StepKind,
  side: 0 | 1,
  inner: Step,
  other: Operand,
  neutral: Neutral,
): Step | undefined {
  const [a, b, c] = inner.operands as readonly [Operand, Operand, Operand];
  const fused = (name: StepKind, ...operands: readonly Operand[]): Step => ({
    kind: name,
    operands,
  });
  switch (`${inner.kind} ${kind}`) {
    case "mul add":
      return fused("multiplyAdd", a, b, other);
    case "mul sub":
      return side === 1 ? fused("subtractProduct", a, b, other) : undefined;
    case "mul mul":
      return fused("product", a, b, other);
    case "add add":
      return fused("sum", a, b, other);
    case "max max":
      return fused("largest", a, b, other);
    case "ln add":
      return fused("lnAdd", a, other);
    case "sub mul":
      return fused("scaledDifference", a, b, other);
    case "mul exp":
      return fused("expMultiplyAdd", a, b, neutral.nothing);
    case "multiplyAdd exp":
      return fused("expMultiplyAdd", a, b, c);
    case "add exp":
      return fused("expMultiplyAdd", a, neutral.one, b);
    case "scaledDifference exp":
      return fused("expDifference", a, b, c);
    default:
      return undefined;
  }
}
