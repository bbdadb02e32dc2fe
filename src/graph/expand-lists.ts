import { stop } from "../base/outcome.ts";
import { type Expression, visitExpression } from "./expression.ts";
import type { Definition, Model, StateDefinition } from "./model.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** One value, or those of a list. */
type Value = Expression | readonly Expression[];

/** Most values of a list: as many as an operator takes arguments. */
const MOST_VALUES = 256;

/** Operators that make one value of all the values they are given. */
const gathering: ReadonlySet<string> = new Set(["sum", "mean", "min", "max"]);

/**
 * A model without lists. A definition that is a list becomes one for each of its values, `costs[1]` and
 * so on; an operator on lists works value by value, and `sum`, `mean`, `min`, `max`, `length` and an
 * index make one value of them.
 */
export function expandLists(model: Model): Model {
  if (!hasLists(model)) return model;
  const definitions = new Map(model.definitions.map((item) => [item.name, item]));
  const known = new Map<string, Value>();

  const valueOfName = (part: Extract<Expression, { kind: "name" }>): Value => {
    const definition = definitions.get(part.name);
    if (!definition) return part;
    const found = known.get(part.name);
    if (found) return isList(found) ? found.map((_, at) => nameOfValue(part, at)) : part;
    // A definition that reads itself is refused where the order of all is found.
    known.set(part.name, part);
    known.set(part.name, expand(definition.expression));
    return valueOfName(part);
  };
  const expand = (expression: Expression): Value => {
    if (expression.kind === "name") return valueOfName(expression);
    if (expression.kind !== "call") return expression;
    const args = expression.args.map(expand);
    if (expression.name === "list") return listOf(expression, args);
    if (expression.name === "index") return valueAt(expression, args);
    if (expression.name === "length") return lengthOf(expression, args);
    if (gathering.has(expression.name)) return { ...expression, args: args.flat() };
    const named = expression.named?.map(({ name, value }) => ({
      name,
      value: one(expand(value)),
    }));
    return eachOf({ ...expression, ...(named && { named }) }, args);
  };
  const plain = (expression: Expression): Expression => one(expand(expression));

  const expanded = model.definitions.flatMap((item): readonly Definition[] => {
    const { name, at } = item;
    valueOfName({ kind: "name", name, at });
    const value = known.get(name)!;
    if (!isList(value)) return [{ ...item, expression: value }];
    return value.map((expression, index) => ({
      ...item,
      name: `${name}[${index + 1}]`,
      expression,
    }));
  });
  const { recurrence, logWeight } = model;
  return {
    ...model,
    definitions: expanded,
    recurrence: recurrence && {
      ...recurrence,
      states: recurrence.states.map(
        (state): StateDefinition => ({
          ...state,
          start: state.start.map(plain),
          expression: plain(state.expression),
        }),
      ),
    },
    outputs: model.outputs.map((item) => ({ ...item, expression: plain(item.expression) })),
    logWeight: logWeight && plain(logWeight),
  };
}

const isList = (value: Value): value is readonly Expression[] => Array.isArray(value);

function hasLists({ definitions, recurrence, outputs, logWeight }: Model): boolean {
  let found = false;
  const look = (expression: Expression): void =>
    visitExpression(expression, (part) => {
      found ||= part.kind === "call" && (part.name === "list" || part.name === "index");
    });
  for (const { expression } of [...definitions, ...outputs]) look(expression);
  for (const { start, expression } of recurrence?.states ?? [])
    [...start, expression].forEach(look);
  if (logWeight) look(logWeight);
  return found;
}

const nameOfValue = (list: Extract<Expression, { kind: "name" }>, index: number): Expression => ({
  ...list,
  name: `${list.name}[${index + 1}]`,
});

/** The one value that stands where a list has no meaning. */
function one(value: Value): Expression {
  if (!isList(value)) return value;
  const rule = "needs one value, not a list; use sum, mean or an index";
  return stop("bad-expression", { ...value[0]!.at, rule, value: "list" });
}

function listOf({ at }: Call, values: readonly Value[]): Value {
  if (values.length >= 1 && values.length <= MOST_VALUES) return values.map(one);
  const rule = `a list has 1 to ${MOST_VALUES} values`;
  return stop("bad-expression", { ...at, rule, value: values.length });
}

function lengthOf({ at }: Call, [list]: readonly Value[]): Expression {
  return { kind: "number", value: valuesOf(list, at).length, at };
}

function valuesOf(list: Value | undefined, at: Call["at"]): readonly Expression[] {
  if (list && isList(list)) return list;
  return stop("bad-expression", { ...at, rule: "needs a list", value: "one value" });
}

/** The value at a place, which counts from 1; undefined where a formula gives no such place. */
function valueAt({ at }: Call, [list, place]: readonly Value[]): Expression {
  const values = valuesOf(list, at);
  const index = one(place!);
  if (index.kind === "number") {
    const rule = `must be a whole number from 1 to ${values.length}`;
    return (
      values[index.value - 1] ?? stop("bad-expression", { ...index.at, rule, value: index.value })
    );
  }
  const call = (name: string, ...args: readonly Expression[]): Expression => ({
    ...{ kind: "call", name, args, at },
  });
  const nowhere: Expression = { kind: "number", value: Number.NaN, at };
  return values.reduceRight((others, value, from) => {
    const isHere = call("eq", index, { kind: "number", value: from + 1, at });
    return call("if", isHere, value, others);
  }, nowhere);
}

/** An operator for each value of its lists, which are equally long; other arguments are shared. */
function eachOf(call: Call, args: readonly Value[]): Value {
  const lengths = new Set(args.filter(isList).map(({ length }) => length));
  const [length, other] = lengths;
  if (length === undefined) return { ...call, args: args.map(one) };
  if (other !== undefined) {
    const rule = "lists must be equally long";
    stop("bad-expression", { ...call.at, rule, value: [...lengths].join(", ") });
  }
  return Array.from({ length }, (_, index) => ({
    ...call,
    args: args.map((value) => (isList(value) ? value[index]! : value)),
  }));
}
