import { stop } from "../base/outcome.ts";
import { type Density, densities } from "./densities.ts";
import type { Expression, Position } from "./expression.ts";
import { rewrite, withoutNames } from "./named-forms.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** What has been seen: a value that comes from a distribution, or a condition that holds. */
export type Observation =
  | { readonly value: Expression; readonly from: Expression; readonly at: Position }
  | { readonly holds: Expression; readonly at: Position };

/**
 * The logarithm of a draw's weight: of how likely the observations are in it, up to a factor that all
 * draws share. A draw without weight has minus infinity.
 *
 * @returns nothing without observations; gives up with `bad-observation`, `argument-count` or
 *   `bad-names`
 */
export function logWeightOf(observations: readonly Observation[]): Expression | undefined {
  let terms = observations.map(logLikelihoodOf);
  // In pairs, so that a thousand observations do not make a tree a thousand deep.
  while (terms.length > 1) {
    terms = terms.flatMap((term, index) => {
      if (index % 2 === 1) return [];
      const next = terms[index + 1];
      return next ? [{ kind: "call", name: "add", args: [term, next], at: term.at }] : [term];
    });
  }
  return terms[0];
}

function logLikelihoodOf(observation: Observation): Expression {
  const { at } = observation;
  if ("holds" in observation) {
    const args = [observation.holds, number(0, at), number(Number.NEGATIVE_INFINITY, at)];
    return { kind: "call", name: "if", args, at };
  }
  const { value, from } = observation;
  const density = from.kind === "call" ? densities.get(from.name) : undefined;
  if (from.kind !== "call" || !density) {
    const found = from.kind === "number" ? from.value : from.name;
    const rule = `must come from one of ${[...densities.keys()].join(", ")}`;
    return stop("bad-observation", { ...from.at, rule, value: found });
  }
  if (value.kind !== "number") {
    const rule = "an observed value must be a number";
    return stop("bad-observation", { ...value.at, rule, value: value.name });
  }
  const parameters = parametersOf(from, density);
  const fixed = Object.fromEntries(
    (density.fixed ?? []).map((name) => [name, fixedValue(from, name, parameters.get(name))]),
  );
  const wrong = density.rule?.(value.value, fixed);
  if (wrong !== undefined) {
    const rule = `a value of ${from.name} ${wrong}`;
    stop("bad-observation", { ...value.at, rule, value: value.value });
  }
  const never = number(Number.NEGATIVE_INFINITY, at);
  const given = new Map([...parameters, ["value", value], ["never", never]] as const);
  return rewrite(density.logarithm, given, { ...from, at });
}

const number = (value: number, at: Position): Expression => ({ kind: "number", value, at });

/** The parameters by name, with those that are absent at their defaults. */
function parametersOf(
  from: Call,
  { parameters, defaults = {} }: Density,
): ReadonlyMap<string, Expression> {
  const { name, args, at } = withoutNames(from, parameters);
  const least = parameters.filter((parameter) => !parameter.endsWith("?")).length;
  if (args.length < least || args.length > parameters.length) {
    const rule = `${name}(${parameters.join(", ")})`;
    return stop("argument-count", { operator: name, rule, value: args.length, ...at });
  }
  return new Map(
    parameters.map((parameter, index) => {
      const own = parameter.replace("?", "").replaceAll(/[ -]/g, "_");
      return [own, args[index] ?? number(defaults[own]!, at)];
    }),
  );
}

function fixedValue(from: Call, name: string, given: Expression | undefined): number {
  if (given?.kind === "number") return given.value;
  return stop("must-be-constant", { operator: `${from.name}: ${name}`, ...from.at });
}
