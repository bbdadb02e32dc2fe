import { stop } from "../base/outcome.ts";
import { type Expression, mapNames } from "./expression.ts";
import type { Model, Output, Recurrence, StateDefinition } from "./model.ts";

/** How many values of a series are reported unless asked otherwise, at most. */
const MOST_VALUES = 24;
const MARK = "@";

/** Which series an output is a value of, and after which step; nothing for a plain output. */
export function placeInSeries(
  output: string,
): { readonly series: string; readonly step: number } | undefined {
  // No name of a model file has the mark; members come after the step: `share@12.first`.
  const [, name, step, member = ""] = /^([^@]+)@(\d+)(\..+)?$/.exec(output) ?? [];
  return name === undefined ? undefined : { series: `${name}${member}`, step: Number(step) };
}

/**
 * A model whose series are outputs like others: for each step that is reported a state that keeps
 * the value of that step, and an output that reads it.
 */
export function expandSeries(model: Model): Model {
  const { recurrence } = model;
  const asked = model.outputs.filter(({ series }) => series !== undefined);
  if (asked.length === 0) return model;
  if (!recurrence) {
    const { at, name } = asked[0]!;
    return stop("bad-model", { ...at, rule: "a series needs recur", value: name });
  }
  const kept = asked.flatMap((output) => keptValues(output, recurrence));
  return {
    ...model,
    recurrence: { ...recurrence, states: [...recurrence.states, ...kept] },
    outputs: model.outputs.flatMap((output) =>
      output.series === undefined ? [output] : valuesOf(output, recurrence),
    ),
  };
}

/** The steps that are reported: every so many, and the last. */
function stepsOf({ series }: Output, { months }: Recurrence): readonly number[] {
  const every = series?.every ?? Math.max(1, Math.ceil(months / MOST_VALUES));
  const steps = Array.from(
    { length: Math.floor(months / every) },
    (_, index) => every * (index + 1),
  );
  return steps.at(-1) === months ? steps : [...steps, months];
}

const valuesOf = (output: Output, recurrence: Recurrence): readonly Output[] =>
  stepsOf(output, recurrence).map((step) => {
    const name = `${output.name}${MARK}${step}`;
    const { at, unit } = output;
    return { name, at, unit, expression: { kind: "name", name, at: output.expression.at } };
  });

function keptValues(output: Output, recurrence: Recurrence): readonly StateDefinition[] {
  const value = atEndOfStep(output.expression, recurrence);
  const { at } = output.expression;
  const number = (of: number): Expression => ({ kind: "number", value: of, at });
  const call = (name: string, ...args: Expression[]): Expression => ({
    kind: "call",
    name,
    args,
    at,
  });
  return stepsOf(output, recurrence).map((step): StateDefinition => {
    const name = `${output.name}${MARK}${step}`;
    const isNow = call("eq", { kind: "name", name: "month", at }, number(step));
    const expression = call("if", isNow, value, { kind: "name", name, at });
    return { name, at, kind: "next", start: [number(0)], expression };
  });
}

/** The expression with what a step leaves in the place of what it began with. */
function atEndOfStep(expression: Expression, { states }: Recurrence): Expression {
  const stepped = new Set(states.filter(({ kind }) => kind !== "each").map(({ name }) => name));
  return mapNames(expression, (part) =>
    part.kind === "name" && stepped.has(part.name) ? { ...part, kind: "next" } : part,
  );
}
