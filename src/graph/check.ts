import { attempt, must, type Outcome, stop } from "../base/outcome.ts";
import type { Expression, Position } from "./expression.ts";
import { freshDraws } from "./fresh-draws.ts";
import type { Definition, Model, StateDefinition } from "./model.ts";
import { type Operator, operatorNamed } from "./operators.ts";
import { isReduction, type Order, orderModel } from "./order.ts";
import {
  dimensionless,
  isDimensionless,
  known,
  literal,
  renderUnit,
  type UnitKnowledge,
  unknownUnit,
} from "./unit.ts";
import { applyUnitRule, commonUnit, type UnitMismatch } from "./unit-rules.ts";

/** What is known about an expression before any sample is drawn. */
interface Knowledge {
  readonly unit: UnitKnowledge;
  readonly gives: "number" | "truth";
  readonly perMember: boolean;
  /** Its value, where the text fixes it. */
  readonly value: number | undefined;
}

/** Which names an expression may read, and whether it stands inside the recurrence. */
interface Scope {
  readonly names: ReadonlyMap<string, Knowledge>;
  readonly next: ReadonlyMap<string, Knowledge>;
  readonly monthly: boolean;
  readonly members: boolean;
}

/** What a check learns about an output. */
export interface OutputDescription {
  /** Whether it is a truth value, so that its mean is a probability. */
  readonly truth: boolean;
  /** Its unit, where the units of the inputs determine one and it is not dimensionless. */
  readonly unit: string | undefined;
}

/** A model without mistakes, with what its check has learnt. */
export interface CheckedModel extends Model {
  /** In which order its parts are evaluated. */
  readonly order: Order;
  /** What each output is, in order. */
  readonly described: readonly OutputDescription[];
}

/**
 * Check names, arguments, truth and number, units, shapes and constant domains of a model.
 *
 * @returns the model, ready to be assembled; or the first problem, with `line`, `column`, `rule` and
 *   `value`
 */
export function checkModel(model: Model): Outcome<CheckedModel> {
  return attempt(() => {
    requireDistinct(model);
    const order = must(orderModel(model));
    return { ...model, order, described: checkAll(model, order).map(describeOutput) };
  });
}

const describeOutput = ({ unit, gives }: Knowledge): OutputDescription => ({
  truth: gives === "truth",
  unit: unit.kind === "known" && !isDimensionless(unit.unit) ? renderUnit(unit.unit) : undefined,
});

function requireDistinct(model: Model): void {
  const named = [
    ...model.inputs,
    ...model.definitions,
    ...(model.recurrence?.constants ?? []),
    ...(model.recurrence?.states ?? []),
  ];
  for (const list of [named, model.outputs]) {
    const seen = new Set<string>();
    for (const { name, at } of list) {
      if (seen.has(name)) stop("duplicate-name", { value: name, ...at });
      seen.add(name);
    }
  }
  const inputs = new Set(model.inputs.map((input) => input.name));
  const pairs = new Set<string>();
  for (const { left, right, at } of model.correlations) {
    const unknown = [left, right].find((name) => !inputs.has(name));
    if (unknown !== undefined) stop("unknown-name", { value: unknown, ...at });
    const pair = [left, right].toSorted().join(", ");
    if (left === right || pairs.has(pair)) stop("duplicate-name", { value: pair, ...at });
    pairs.add(pair);
  }
}

/** What is known about the outputs, in order. */
function checkAll(model: Model, order: Order): readonly Knowledge[] {
  const { recurrence } = model;
  const members = recurrence?.members !== undefined;
  const names = new Map<string, Knowledge>();
  const scope: Scope = { names, next: new Map(), monthly: false, members };
  for (const input of model.inputs) {
    const unit = input.unit ? known(input.unit) : unknownUnit;
    const value = input.belief.kind === "number" ? input.belief.value : undefined;
    names.set(input.name, { unit, gives: "number", perMember: false, value });
  }
  for (const { name } of recurrence?.constants ?? []) {
    names.set(name, { unit: literal, gives: "number", perMember: members, value: undefined });
  }
  for (const item of order.before) names.set(item.name, checkDefinition(item, scope));
  checkStates(order, scope, names);
  for (const item of order.after) names.set(item.name, checkDefinition(item, scope));
  return model.outputs.map((item) => checkDefinition(item, scope));
}

function checkDefinition(item: Definition, scope: Scope): Knowledge {
  const found = analyse(item.expression, scope);
  if (!item.unit) return found;
  const unit = commonUnit([found.unit, known(item.unit)]);
  if ("left" in unit) return mismatch(item.expression.at, item.name, unit);
  return { ...found, unit: known(item.unit) };
}

/** Add the states to `names`: first by their starts, then by what a month computes. */
function checkStates(order: Order, scope: Scope, names: Map<string, Knowledge>): void {
  const next = new Map<string, Knowledge>();
  const monthly: Scope = { ...scope, next, monthly: true };
  const shape = (state: StateDefinition) => ({
    perMember: order.perMember.has(state.name),
    value: undefined,
  });
  for (const state of order.states) {
    if (state.kind === "next") {
      const starts = state.start.map((expression) => analyse(expression, scope));
      requireNumbers(starts, state);
      const unit = commonUnit(starts.map((start) => start.unit));
      if ("left" in unit) mismatch(state.at, state.name, unit);
      else names.set(state.name, { unit, gives: "number", ...shape(state) });
    } else if (state.kind === "first") {
      names.set(state.name, { unit: literal, gives: "number", ...shape(state) });
    }
  }
  for (const state of order.states) {
    const found = analyse(state.expression, monthly);
    if (state.kind === "each") {
      names.set(state.name, { ...found, ...shape(state) });
    } else if (state.kind === "first") {
      if (found.gives !== "truth") stop("not-a-truth", { value: state.name, ...state.at });
      next.set(state.name, { unit: literal, gives: "number", ...shape(state) });
    } else {
      requireNumbers([found], state);
      const start = names.get(state.name)?.unit ?? literal;
      const unit = commonUnit([start, found.unit]);
      if ("left" in unit) mismatch(state.expression.at, state.name, unit);
      next.set(state.name, { ...found, ...shape(state) });
    }
  }
}

function requireNumbers(found: readonly Knowledge[], { name, at }: StateDefinition): void {
  if (found.some(({ gives }) => gives === "truth")) stop("not-a-number", { value: name, ...at });
}

const mismatch = (at: Position, value: string, { left, right }: UnitMismatch): never =>
  stop("unit-mismatch", { value, left, right, ...at });

function analyse(expression: Expression, scope: Scope): Knowledge {
  switch (expression.kind) {
    case "number":
      return { unit: literal, gives: "number", perMember: false, value: expression.value };
    case "name":
      return nameKnowledge(expression.name, expression.at, scope);
    case "next": {
      const found = scope.next.get(expression.name);
      if (found) return found;
      const rule = scope.monthly ? "only a state with start has a next" : "only inside recur";
      return stop("unknown-next", { value: expression.name, rule, ...expression.at });
    }
    case "call":
      return callKnowledge(expression, scope);
  }
}

function nameKnowledge(name: string, at: Position, scope: Scope): Knowledge {
  if (name === "month") {
    if (!scope.monthly) stop("unknown-name", { value: name, ...at });
    return { unit: literal, gives: "number", perMember: false, value: undefined };
  }
  return scope.names.get(name) ?? stop("unknown-name", { value: name, ...at });
}

type Call = Extract<Expression, { kind: "call" }>;

function callKnowledge(call: Call, scope: Scope): Knowledge {
  if (isReduction(call.name)) return reductionKnowledge(call, scope);
  const draw = freshDraws.get(call.name);
  if (draw) return drawKnowledge(call, draw.arity, scope);
  const operator = operatorNamed(call.name);
  if (!operator) return stop("unknown-function", { value: call.name, ...call.at });
  requireCount(call, operator.arity);
  const args = call.args.map((argument) => analyse(argument, scope));
  requireKinds(call, operator, args);
  const values = args.map((argument) => argument.value);
  const broken = operator.domain?.(...values);
  if (broken) {
    const wrong = values.findLast((value) => value !== undefined) ?? "";
    stop("outside-domain", { operator: call.name, rule: broken, value: wrong, ...call.at });
  }
  const units = args.map((argument) => argument.unit);
  const unit = applyUnitRule(operator.unit, units, values[1]);
  if ("left" in unit) return mismatch(call.at, call.name, unit);
  return {
    unit,
    gives: operator.gives ?? "number",
    perMember: args.some((argument) => argument.perMember),
    value: constantValue(operator, values),
  };
}

/** The value of a plain operator on constants; domain checks need no others. */
function constantValue(operator: Operator, values: readonly (number | undefined)[]) {
  if (!operator.evaluate || operator.arity[1] > 2) return undefined;
  if (!values.every((value) => value !== undefined)) return undefined;
  return operator.evaluate(...values);
}

function reductionKnowledge(call: Call, scope: Scope): Knowledge {
  requireCount(call, [1, 1]);
  const [argument] = call.args.map((part) => analyse(part, scope));
  if (!scope.members || !argument?.perMember) {
    return stop("not-per-member", { value: call.name, ...call.at });
  }
  if (argument.gives === "truth" && call.name === "mean_members") {
    return { ...argument, gives: "number", perMember: false, value: undefined };
  }
  requireNumber(call, argument);
  return { ...argument, perMember: false, value: undefined };
}

function drawKnowledge(call: Call, arity: readonly number[], scope: Scope): Knowledge {
  if (!scope.monthly) {
    return stop("draw-outside-recurrence", { value: call.name, ...call.at });
  }
  if (!arity.includes(call.args.length)) {
    const rule = arity.join(" or ");
    return stop("argument-count", {
      operator: call.name,
      rule,
      value: call.args.length,
      ...call.at,
    });
  }
  const args = call.args.map((argument) => analyse(argument, scope));
  for (const argument of args) requireNumber(call, argument);
  const unit = args.length === 0 ? known(dimensionless) : commonUnit(args.map((a) => a.unit));
  if ("left" in unit) return mismatch(call.at, call.name, unit);
  const perMember = args.some((argument) => argument.perMember);
  return { unit, gives: "number", perMember, value: undefined };
}

function requireCount(call: Call, [least, most]: Operator["arity"]): void {
  const count = call.args.length;
  if (count >= least && count <= most) return;
  const rule = least === most ? String(least) : `${least} to ${most}`;
  stop("argument-count", { operator: call.name, rule, value: count, ...call.at });
}

function requireNumber(call: Call, argument: Knowledge): void {
  if (argument.gives === "truth") stop("not-a-number", { value: call.name, ...call.at });
}

function requireKinds(call: Call, operator: Operator, args: readonly Knowledge[]): void {
  args.forEach((argument, index) => {
    const wanted = operator.takes?.[index] ?? "number";
    if (argument.gives === wanted) return;
    stop(wanted === "truth" ? "not-a-truth" : "not-a-number", { value: call.name, ...call.at });
  });
}
