import { attempt, must, type Outcome, stop } from "../base/outcome.ts";
import { type Expression, type Position, visitExpression } from "./expression.ts";
import { type FreshDraw, freshDraws } from "./fresh-draws.ts";
import type { Definition, Input, Model, StateDefinition } from "./model.ts";
import { type Operator, operatorNamed } from "./operators.ts";
import { isReduction, type Order, orderModel } from "./order.ts";
import { type Statistic, statistics } from "./statistics.ts";
import {
  dimensionless,
  isDimensionless,
  known,
  literal,
  openUnit,
  renderUnit,
  sameUnit,
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
    const unit = unitOfInput(input);
    const value = input.belief.kind === "number" ? input.belief.value : undefined;
    names.set(input.name, { unit, gives: "number", perMember: false, value });
  }
  for (const { name } of recurrence?.constants ?? []) {
    names.set(name, { unit: literal, gives: "number", perMember: members, value: undefined });
  }
  for (const item of order.before) names.set(item.name, checkDefinition(item, scope));
  checkStates(order, scope, names);
  for (const item of order.after) names.set(item.name, checkDefinition(item, scope));
  if (model.logWeight) checkWeight(model.logWeight, scope);
  return model.outputs.map((item) => checkDefinition(item, scope));
}

/** The declared unit; without one, that of the signs of currency in the belief, if they agree. */
function unitOfInput({ unit, belief, name, at }: Input): UnitKnowledge {
  const signs = new Set<string>();
  visitExpression(belief, (part) => {
    if (part.kind === "number" && part.unit) signs.add(renderUnit(part.unit));
  });
  const [sign, other] = signs;
  if (sign === undefined) return unit ? known(unit) : unknownUnit;
  if (other !== undefined) stop("unit-mismatch", { value: name, left: sign, right: other, ...at });
  if (!unit) return known({ [sign]: 1 });
  if (unit[sign] === undefined) {
    stop("unit-mismatch", { value: name, left: sign, right: renderUnit(unit), ...at });
  }
  return known(unit);
}

/** What is observed is one value, not one for each member. */
function checkWeight(logWeight: Expression, scope: Scope): void {
  if (analyse(logWeight, scope).perMember) {
    const rule = "an observation needs one value; use sum_members or another of its kind";
    stop("bad-observation", { ...logWeight.at, rule, value: "observe" });
  }
}

function checkDefinition(item: Definition, scope: Scope): Knowledge {
  const found = analyse(item.expression, scope);
  if (!item.unit) return found;
  const unit = commonUnit([found.unit, known(item.unit)]);
  if ("left" in unit) return mismatch(item.expression.at, item.name, unit);
  return { ...found, unit: known(item.unit) };
}

/**
 * Add the states to `names`. A state that starts with a bare number has the unit that its steps give
 * it, which others may wait for: each is checked again whenever one that it reads has changed, until
 * none does. A unit only ever becomes known, so that is soon. A state that no step gives a unit is a
 * bare number, and what reads it is checked as such.
 */
function checkStates(order: Order, scope: Scope, names: Map<string, Knowledge>): void {
  const next = new Map<string, Knowledge>();
  const monthly: Scope = { ...scope, next, monthly: true };
  for (const state of order.states) {
    if (state.kind !== "each") names.set(state.name, startOf(state, order, scope));
  }
  const readers = readersOf(order.states);
  const settle = (states: readonly StateDefinition[]): void => {
    let waiting: ReadonlySet<StateDefinition> = new Set(states);
    while (waiting.size > 0) {
      const changed = order.states.filter(
        (state) => waiting.has(state) && stepState(state, order, monthly, names, next),
      );
      waiting = new Set(changed.flatMap(({ name }) => readers.get(name) ?? []));
    }
  };
  settle(order.states);
  const bare = order.states.filter(({ name }) => names.get(name)?.unit.kind === "open");
  for (const { name } of bare) {
    for (const known of [names, next]) {
      const found = known.get(name);
      if (found) known.set(name, { ...found, unit: literal });
    }
  }
  settle([...bare, ...bare.flatMap(({ name }) => readers.get(name) ?? [])]);
}

/** What each state is read by, itself among them. */
function readersOf(
  states: readonly StateDefinition[],
): ReadonlyMap<string, readonly StateDefinition[]> {
  const readers = new Map<string, StateDefinition[]>();
  for (const state of states) {
    const read = new Set<string>();
    visitExpression(state.expression, (part) => {
      if (part.kind === "name" || part.kind === "next") read.add(part.name);
    });
    for (const name of read) readers.set(name, [...(readers.get(name) ?? []), state]);
  }
  return readers;
}

const shapeOf = (state: StateDefinition, order: Order) => ({
  perMember: order.perMember.has(state.name),
  value: undefined,
});

/** What is known of a state before its first month. */
function startOf(state: StateDefinition, order: Order, scope: Scope): Knowledge {
  const starts = state.start.map((expression) => analyse(expression, scope));
  requireNumbers(starts, state);
  const unit = commonUnit(starts.map((start) => start.unit));
  if ("left" in unit) return mismatch(state.at, state.name, unit);
  const isOpen = state.kind === "next" && unit.kind === "literal";
  return { unit: isOpen ? openUnit : unit, gives: "number", ...shapeOf(state, order) };
}

/** Check a state's month; whether more is known of its unit than before. */
function stepState(
  state: StateDefinition,
  order: Order,
  monthly: Scope,
  names: Map<string, Knowledge>,
  next: Map<string, Knowledge>,
): boolean {
  const found = analyse(state.expression, monthly);
  const before = names.get(state.name);
  const shape = shapeOf(state, order);
  if (state.kind === "each") {
    names.set(state.name, { ...found, ...shape });
    return !before || !sameKnowledge(before.unit, found.unit);
  }
  if (state.kind === "first") {
    if (found.gives !== "truth") stop("not-a-truth", { value: state.name, ...state.at });
    next.set(state.name, { unit: literal, gives: "number", ...shape });
    return false;
  }
  requireNumbers([found], state);
  const unit = commonUnit([before?.unit ?? literal, found.unit]);
  if ("left" in unit) return mismatch(state.expression.at, state.name, unit);
  const joined: Knowledge = { unit, gives: "number", ...shape };
  next.set(state.name, joined);
  names.set(state.name, joined);
  return !before || !sameKnowledge(before.unit, unit);
}

const sameKnowledge = (one: UnitKnowledge, other: UnitKnowledge): boolean =>
  one.kind === "known" && other.kind === "known"
    ? sameUnit(one.unit, other.unit)
    : one.kind === other.kind;

function requireNumbers(found: readonly Knowledge[], { name, at }: StateDefinition): void {
  if (found.some(({ gives }) => gives === "truth")) stop("not-a-number", { value: name, ...at });
}

const mismatch = (at: Position, value: string, { left, right }: UnitMismatch): never =>
  stop("unit-mismatch", { value, left, right, ...at });

function analyse(expression: Expression, scope: Scope): Knowledge {
  switch (expression.kind) {
    case "number":
      return {
        unit: expression.unit ? known(expression.unit) : literal,
        gives: "number",
        perMember: false,
        value: expression.value,
      };
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
  if (call.named) {
    const known = "–";
    stop("bad-names", { operator: call.name, known, value: call.named[0]!.name, ...call.at });
  }
  if (isReduction(call.name)) return reductionKnowledge(call, scope);
  const statistic = statistics.get(call.name);
  if (statistic) return statisticKnowledge(call, statistic, scope);
  const draw = freshDraws.get(call.name);
  if (draw) return drawKnowledge(call, draw, scope);
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

function statisticKnowledge(call: Call, statistic: Statistic, scope: Scope): Knowledge {
  requireCount(call, statistic.arity);
  if (scope.monthly) {
    const rule = "only outside recur";
    stop("bad-expression", { rule, value: call.name, ...call.at });
  }
  const [quantity, share] = call.args.map((argument) => analyse(argument, scope));
  if (!quantity || quantity.perMember) {
    return stop("bad-expression", { rule: "needs one value", value: call.name, ...call.at });
  }
  if (quantity.gives !== statistic.takes) {
    const code = statistic.takes === "truth" ? "not-a-truth" : "not-a-number";
    stop(code, { value: call.name, ...call.at });
  }
  if (share && !(share.value !== undefined && share.value > 0 && share.value < 1)) {
    const rule = "share must be between 0 and 1";
    const value = share.value ?? "a formula";
    stop("outside-domain", { operator: call.name, rule, value, ...call.at });
  }
  const unit =
    quantity.unit.kind === "known" ? known(statistic.unit(quantity.unit.unit)) : quantity.unit;
  return { unit, gives: "number", perMember: false, value: undefined };
}

function drawKnowledge(call: Call, draw: FreshDraw, scope: Scope): Knowledge {
  const { arity } = draw;
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
  const unit = args.length === 0 ? known(dimensionless) : drawUnit(draw, args);
  if ("left" in unit) return mismatch(call.at, call.name, unit);
  const perMember = args.some((argument) => argument.perMember);
  return { unit, gives: "number", perMember, value: undefined };
}

/** A draw has the unit of its parameters; those of a logarithm have none. */
function drawUnit({ unit }: FreshDraw, args: readonly Knowledge[]): UnitKnowledge | UnitMismatch {
  const common = commonUnit(args.map((argument) => argument.unit));
  return "left" in common ? common : applyUnitRule(unit, [common], undefined);
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
