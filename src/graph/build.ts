import { attempt, must, type Outcome, stop } from "../base/outcome.ts";
import { type CheckedModel, checkModel } from "./check.ts";
import { expandLists } from "./expand-lists.ts";
import type { Expression, Position } from "./expression.ts";
import type { Definition, Input, Model, Recurrence, StateDefinition } from "./model.ts";
import { logWeightOf, type Observation } from "./observation.ts";
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
  /** Conditions that hold, and values with the distribution that they come from. */
  readonly observe?: readonly (Formula | { readonly value: Formula; readonly from: Formula })[];
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
export function buildModel(parts: ModelParts): Outcome<CheckedModel> {
  let line = 0;
  const place = (): Position => ({ line: ++line, column: 1 });
  return attempt(() => must(checkModel(expandLists(collect(parts, place)))));
}

/** A call of an operator or distribution by its name, for trees made by a program. */
export const call = (name: string, ...args: readonly Formula[]): Expression => ({
  kind: "call",
  name,
  args: args.map((argument) => readFormula(argument, nowhere)),
  at: nowhere,
});

const nowhere: Position = { line: 1, column: 1 };

function readFormula(formula: Formula, at: Position): Expression {
  if (typeof formula === "string") return must(parseExpression(formula, at));
  if (typeof formula !== "number") return formula;
  if (Number.isFinite(formula)) return { kind: "number", value: formula, at };
  return stop("bad-expression", { ...at, rule: "must be finite", value: String(formula) });
}

function collect(parts: ModelParts, place: () => Position): Model {
  return {
    inputs: eachEntry(parts.inputs, place, readInput),
    definitions: eachEntry(parts.let, place, readDefinition),
    recurrence: parts.recur && readRecurrence(parts.recur, place),
    outputs: eachEntry(parts.outputs, place, readDefinition),
    logWeight: logWeightOf((parts.observe ?? []).map((each) => readObservation(each, place()))),
    correlations: (parts.correlations ?? []).map(
      ({ inputs: [left, right], correlation: value }) => {
        const at = place();
        if (!(value > -1 && value < 1)) {
          stop("bad-model", { ...at, rule: "must be in (-1, 1)", value });
        }
        return { left, right, value, at };
      },
    ),
  };
}

function readObservation(
  given: NonNullable<ModelParts["observe"]>[number],
  at: Position,
): Observation {
  if (typeof given !== "object" || "kind" in given) return { holds: readFormula(given, at), at };
  return { value: readFormula(given.value, at), from: readFormula(given.from, at), at };
}

const eachEntry = <Value, Result>(
  entries: Readonly<Record<string, Value>> | undefined,
  place: () => Position,
  read: (name: string, value: Value, at: Position) => Result,
): readonly Result[] =>
  Object.entries(entries ?? {}).map(([name, value]) => read(name, value, place()));

interface Description<Value> {
  readonly value: Value;
  readonly unit: Unit | undefined;
  readonly source: string | undefined;
}

function describe<Value>(given: Described<Value>, at: Position): Description<Value> {
  if (typeof given !== "object" || given === null || !("value" in given) || "kind" in given) {
    return { value: given as Value, unit: undefined, source: undefined };
  }
  const unit = given.unit === undefined ? undefined : must(readUnit(given.unit), { ...at });
  return { value: given.value, unit, source: given.source };
}

function readInput(
  name: string,
  given: Described<Formula | readonly number[]>,
  at: Position,
): Input {
  const { value, unit, source } = describe<Formula | readonly number[]>(given, at);
  const belief = isList(value) ? call("sample", ...value) : readFormula(value, at);
  return { name, belief, unit, source, at };
}

const isList = (value: Formula | readonly Formula[]): value is readonly Formula[] =>
  Array.isArray(value);

function readDefinition(name: string, given: Described<Formula>, at: Position): Definition {
  const { value, unit } = describe<Formula>(given, at);
  return { name, expression: readFormula(value, at), unit, at };
}

function readRecurrence(
  recur: NonNullable<ModelParts["recur"]>,
  place: () => Position,
): Recurrence {
  const count = recur.members?.length ?? 1;
  const at = place();
  if (!Number.isInteger(recur.months) || recur.months < 1 || count < 1) {
    const rule = "months must be a whole number above 0, members at least one";
    stop("bad-model", { ...at, rule, value: recur.months });
  }
  return {
    months: recur.months,
    members: recur.members,
    constants: eachEntry(recur.constants, place, (name, values, at) => {
      requireCount(values, count, at);
      return { name, values, at };
    }),
    states: eachEntry(recur.state, place, (name, state, at) => readState(name, state, at, count)),
  };
}

function readState(name: string, state: StateParts, at: Position, count: number): StateDefinition {
  const kind = "next" in state ? "next" : "each" in state ? "each" : "first";
  const formula = (state as Readonly<Record<string, Formula>>)[kind]!;
  const given = "start" in state ? state.start : [];
  if (kind === "next" && isList(given)) requireCount(given, count, at);
  const start = (isList(given) ? given : [given]).map((one) => readFormula(one, at));
  return { name, kind, start, expression: readFormula(formula, at), at };
}

function requireCount(values: readonly unknown[], count: number, at: Position): void {
  if (values.length === count) return;
  stop("bad-model", { ...at, rule: `must have ${count} values`, value: values.length });
}
