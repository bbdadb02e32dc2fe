import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { checkModel } from "./check.ts";
import type { Expression, Position } from "./expression.ts";
import type { Definition, Input, Model, Recurrence, StateDefinition } from "./model.ts";
import { parseExpression } from "./parse-expression.ts";
import { readUnit, type Unit } from "./unit.ts";

/** An expression in a program: a number, the text of one, or a tree made by {@link call}. */
export type Formula = number | string | Expression;

/** A quantity with its unit and source, or just the quantity. */
export type Described<Value> =
  | Value
  | { readonly value: Value; readonly unit?: string; readonly source?: string };

/** A model as a program writes it; the same parts as a model file. */
export interface ModelParts<Name extends string = string> {
  /** A list is an empirical sample. */
  readonly inputs?: Readonly<Record<string, Described<Formula | readonly number[]>>>;
  readonly let?: Readonly<Record<string, Described<Formula>>>;
  readonly recur?: {
    readonly months: number;
    readonly members?: readonly string[];
    readonly constants?: Readonly<Record<string, readonly number[]>>;
    readonly state: Readonly<Record<string, StateParts>>;
  };
  readonly correlations?: readonly {
    readonly inputs: readonly [string, string];
    readonly correlation: number;
  }[];
  readonly outputs: Readonly<Record<Name, Described<Formula>>>;
}

/** A state variable, see `StateDefinition`. */
export type StateParts =
  | { readonly start: Formula | readonly Formula[]; readonly next: Formula }
  | { readonly each: Formula }
  | { readonly first: Formula };

/**
 * Build a model from a program. The same checks as for a file apply.
 *
 * @param parts the model; texts are read as in a file
 * @returns the model, or the first problem; `line` counts the parts in the order given, `column`
 *   the characters of the text
 */
export function buildModel(parts: ModelParts): Outcome<Model> {
  let line = 0;
  const place = (): Position => ({ line: ++line, column: 1 });
  const model = collect(parts, place);
  return model.ok ? checkModel(model.value) : model;
}

/** A call of an operator or distribution by its name, for trees made by a program. */
export const call = (name: string, ...args: readonly Formula[]): Expression => ({
  kind: "call",
  name,
  args: args.map((argument) => must(readFormula(argument, nowhere))),
  at: nowhere,
});

const nowhere: Position = { line: 1, column: 1 };

/** The value of an outcome that a programmer's mistake alone can spoil. */
function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.facts)}`);
}

function readFormula(formula: Formula, at: Position): Outcome<Expression> {
  if (typeof formula === "string") return parseExpression(formula, at);
  if (typeof formula !== "number") return succeed(formula);
  if (!Number.isFinite(formula)) {
    return fail("bad-expression", { ...at, rule: "must be finite", value: String(formula) });
  }
  return succeed({ kind: "number", value: formula, at });
}

function collect(parts: ModelParts, place: () => Position): Outcome<Model> {
  const inputs = eachEntry(parts.inputs, place, readInput);
  if (!inputs.ok) return inputs;
  const definitions = eachEntry(parts.let, place, readDefinition);
  if (!definitions.ok) return definitions;
  const recurrence = parts.recur ? readRecurrence(parts.recur, place) : succeed(undefined);
  if (!recurrence.ok) return recurrence;
  const outputs = eachEntry(parts.outputs, place, readDefinition);
  if (!outputs.ok) return outputs;
  const correlations = (parts.correlations ?? []).map(({ inputs: [left, right], correlation }) => ({
    left,
    right,
    value: correlation,
    at: place(),
  }));
  const wrong = correlations.find(({ value }) => !(value > -1 && value < 1));
  if (wrong)
    return fail("bad-model", { ...wrong.at, rule: "must be in (-1, 1)", value: wrong.value });
  return succeed({
    inputs: inputs.value,
    definitions: definitions.value,
    recurrence: recurrence.value,
    outputs: outputs.value,
    correlations,
  });
}

function eachEntry<Value, Result>(
  entries: Readonly<Record<string, Value>> | undefined,
  place: () => Position,
  read: (name: string, value: Value, at: Position) => Outcome<Result>,
): Outcome<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, value] of Object.entries(entries ?? {})) {
    const result = read(name, value, place());
    if (!result.ok) return result;
    results.push(result.value);
  }
  return succeed(results);
}

interface Description<Value> {
  readonly value: Value;
  readonly unit: Unit | undefined;
  readonly source: string | undefined;
}

function describe<Value>(given: Described<Value>, at: Position): Outcome<Description<Value>> {
  if (typeof given !== "object" || given === null || !("value" in given) || "kind" in given) {
    return succeed({ value: given as Value, unit: undefined, source: undefined });
  }
  const unit = given.unit === undefined ? succeed(undefined) : readUnit(given.unit);
  if (!unit.ok) return fail(unit.error.code, { ...unit.error.facts, ...at });
  return succeed({ value: given.value, unit: unit.value, source: given.source });
}

function readInput(
  name: string,
  given: Described<Formula | readonly number[]>,
  at: Position,
): Outcome<Input> {
  const described = describe<Formula | readonly number[]>(given, at);
  if (!described.ok) return described;
  const { value, unit, source } = described.value;
  const belief = isList(value) ? succeed(call("sample", ...value)) : readFormula(value, at);
  return belief.ok ? succeed({ name, belief: belief.value, unit, source, at }) : belief;
}

const isList = (value: Formula | readonly Formula[]): value is readonly Formula[] =>
  Array.isArray(value);

function readDefinition(
  name: string,
  given: Described<Formula>,
  at: Position,
): Outcome<Definition> {
  const described = describe<Formula>(given, at);
  if (!described.ok) return described;
  const expression = readFormula(described.value.value, at);
  if (!expression.ok) return expression;
  return succeed({ name, expression: expression.value, unit: described.value.unit, at });
}

function readRecurrence(
  recur: NonNullable<ModelParts["recur"]>,
  place: () => Position,
): Outcome<Recurrence> {
  const count = recur.members?.length ?? 1;
  const at = place();
  if (!Number.isInteger(recur.months) || recur.months < 1 || count < 1) {
    const rule = "months must be a whole number above 0, members at least one";
    return fail("bad-model", { ...at, rule, value: recur.months });
  }
  const constants = eachEntry(recur.constants, place, (name, values, at) =>
    values.length === count
      ? succeed({ name, values, at })
      : fail("bad-model", { ...at, rule: `must have ${count} values`, value: values.length }),
  );
  if (!constants.ok) return constants;
  const states = eachEntry(recur.state, place, (name, state, at) =>
    readState(name, state, at, count),
  );
  if (!states.ok) return states;
  return succeed({
    months: recur.months,
    members: recur.members,
    constants: constants.value,
    states: states.value,
  });
}

function readState(
  name: string,
  state: StateParts,
  at: Position,
  count: number,
): Outcome<StateDefinition> {
  const kind = "next" in state ? "next" : "each" in state ? "each" : "first";
  const formula = (state as Readonly<Record<string, Formula>>)[kind] as Formula;
  const given = "start" in state ? state.start : [];
  const starts = isList(given) ? given : [given];
  if (kind === "next" && isList(given) && given.length !== count) {
    return fail("bad-model", { ...at, rule: `must have ${count} values`, value: given.length });
  }
  const start: Expression[] = [];
  for (const one of starts) {
    const read = readFormula(one, at);
    if (!read.ok) return read;
    start.push(read.value);
  }
  const expression = readFormula(formula, at);
  if (!expression.ok) return expression;
  return succeed({ name, kind, start, expression: expression.value, at });
}
