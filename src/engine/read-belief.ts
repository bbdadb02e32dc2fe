import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Expression } from "../graph/expression.ts";
import { evaluateOperator } from "../graph/graph.ts";
import { operatorNamed, type PlainOperator } from "../graph/operators.ts";
import { ln } from "../stats/elementary/ln.ts";
import type { Belief } from "./belief.ts";
import { keptShare } from "./kept-share.ts";
import { type Marginal, marginals } from "./marginals.ts";

/** Standard normal quantile of 0.95: `5 to 10` is a 90 % interval. */
const NORMAL_95 = 1.6448536269514722;
const MOST_VALUES = 256;
const MOST_SAMPLES = 100_000;

type Call = Extract<Expression, { kind: "call" }>;

/**
 * Read what is believed of an input: a number, `5 to 10`, a named distribution, `mixture`,
 * `truncated`, `discrete` or `sample`. Parameters are numbers or arithmetic on numbers.
 *
 * `5 to 10` is the 90 % interval of a lognormal when both ends are above 0, else of a normal.
 *
 * @returns the belief, or problem `bad-range`, `bad-distribution`, `unknown-distribution`,
 *   `argument-count` or `not-constant`, with `line`, `column`, `rule`, `value`
 */
export function readBelief(expression: Expression): Outcome<Belief> {
  if (expression.kind === "call") {
    const { name } = expression;
    if (name === "to") return readRange(expression);
    if (name === "mixture") return readMixture(expression);
    if (name === "truncated") return readTruncated(expression);
    if (name === "discrete") return readDiscrete(expression);
    if (name === "sample") return readSample(expression);
    if (marginals.has(name)) return readMarginal(expression);
    if (!operatorNamed(name))
      return fail("unknown-distribution", { value: name, ...expression.at });
  }
  const value = readConstant(expression);
  return value.ok ? succeed({ kind: "constant", value: value.value }) : value;
}

const broken = (call: Call, rule: string, value: string | number): Outcome<never> =>
  fail("bad-distribution", { operator: call.name, rule, value, ...call.at });

function readRange(call: Call): Outcome<Belief> {
  const ends = readConstants(call);
  if (!ends.ok) return ends;
  const [low = 0, high = 0] = ends.value;
  if (!(low < high)) {
    return fail("bad-range", {
      rule: "low must be below high",
      value: `${low} to ${high}`,
      ...call.at,
    });
  }
  const [from, to] = low > 0 ? [ln(low), ln(high)] : [low, high];
  const name = low > 0 ? "lognormal" : "normal";
  const parameters = [(from + to) / 2, (to - from) / (2 * NORMAL_95)];
  return checkParameters(call, name, parameters);
}

function readMarginal(call: Call): Outcome<Belief> {
  const parameters = readConstants(call);
  if (!parameters.ok) return parameters;
  return checkParameters(call, call.name, parameters.value);
}

function checkParameters(call: Call, name: string, given: readonly number[]): Outcome<Belief> {
  const marginal = marginals.get(name);
  if (!marginal) return fail("unknown-distribution", { value: name, ...call.at });
  const most = marginal.parameters.length;
  const least = marginal.parameters.filter((parameter) => !parameter.endsWith("?")).length;
  if (given.length < least || given.length > most) {
    const rule = `${name}(${marginal.parameters.join(", ")})`;
    return fail("argument-count", { operator: name, rule, value: given.length, ...call.at });
  }
  const rule = marginal.rule(...given);
  if (rule !== undefined) return broken(call, rule, given.join(", "));
  return succeed({ kind: "marginal", name, parameters: given });
}

/** `mixture(weight…, part…)`; with one weight fewer than parts, the last part has the rest. */
function readMixture(call: Call): Outcome<Belief> {
  const from = call.args.findIndex((argument) => isDistribution(argument));
  const weights = readAll(call.args.slice(0, Math.max(from, 0)), readConstant);
  if (!weights.ok) return weights;
  const parts = readAll(call.args.slice(Math.max(from, 0)), readBelief);
  if (!parts.ok) return parts;
  const total = weights.value.reduce((sum, weight) => sum + weight, 0);
  const all =
    weights.value.length === parts.value.length - 1 ? [...weights.value, 1 - total] : weights.value;
  if (from < 0 || parts.value.length < 2 || all.length !== parts.value.length) {
    return broken(call, "mixture(weight, …, part, part, …)", call.args.length);
  }
  if (parts.value.length > MOST_VALUES) {
    return broken(call, `at most ${MOST_VALUES} parts`, parts.value.length);
  }
  if (parts.value.some((part) => part.kind === "mixture")) {
    return broken(call, "a part of a mixture must not be a mixture", "mixture");
  }
  const wrong = all.find((weight) => !(weight > 0));
  if (wrong !== undefined) return broken(call, "weights must be above 0 and the rest too", wrong);
  return succeed({ kind: "mixture", weights: all, parts: parts.value });
}

const isDistribution = (expression: Expression): boolean =>
  expression.kind === "call" && operatorNamed(expression.name) === undefined;

/** `truncated(part, low, high)`, or `truncated(part, low)`. */
function readTruncated(call: Call): Outcome<Belief> {
  const [first, ...rest] = call.args;
  if (!first || rest.length < 1 || rest.length > 2) {
    return broken(call, "truncated(distribution, low, high)", call.args.length);
  }
  const part = readBelief(first);
  if (!part.ok) return part;
  const bounds = readAll(rest, readConstant);
  if (!bounds.ok) return bounds;
  const [low = 0, high = Number.POSITIVE_INFINITY] = bounds.value;
  if (!(low < high)) return broken(call, "low must be below high", `${low}, ${high}`);
  if (part.value.kind !== "marginal" || part.value.name === "bernoulli") {
    return broken(call, "only a continuous named distribution can be truncated", part.value.kind);
  }
  const warp = (marginals.get(part.value.name) as Marginal).warp(...part.value.parameters);
  const { width: kept } = keptShare(warp, low, high);
  // A normal draw has its digits in both tails, a uniform one in the lower only.
  const fewest = warp.beyond ? 1e-12 : 1e-6;
  if (!(kept > fewest)) {
    return broken(call, `the bounds must keep at least ${fewest} of it`, kept);
  }
  return succeed({ kind: "truncated", part: part.value, low, high });
}

/** `discrete(value, weight, value, weight, …)`; weights need not add up to 1. */
function readDiscrete(call: Call): Outcome<Belief> {
  const numbers = readConstants(call);
  if (!numbers.ok) return numbers;
  const values = numbers.value.filter((_, index) => index % 2 === 0);
  const weights = numbers.value.filter((_, index) => index % 2 === 1);
  if (values.length === 0 || values.length !== weights.length || values.length > MOST_VALUES) {
    const rule = `discrete(value, weight, …), at most ${MOST_VALUES} values`;
    return broken(call, rule, numbers.value.length);
  }
  const wrong = weights.find((weight) => !(weight > 0));
  if (wrong !== undefined) return broken(call, "weights must be above 0", wrong);
  return succeed({ kind: "discrete", values, weights });
}

/** `sample(value, value, …)`: each value is as likely as the others. */
function readSample(call: Call): Outcome<Belief> {
  const values = readConstants(call);
  if (!values.ok) return values;
  if (values.value.length === 0 || values.value.length > MOST_SAMPLES) {
    return broken(call, `needs 1 to ${MOST_SAMPLES} values`, values.value.length);
  }
  return succeed({ kind: "sample", values: values.value.toSorted((a, b) => a - b) });
}

const readConstants = (call: Call): Outcome<readonly number[]> => readAll(call.args, readConstant);

function readAll<T>(
  expressions: readonly Expression[],
  read: (expression: Expression) => Outcome<T>,
): Outcome<readonly T[]> {
  const values: T[] = [];
  for (const expression of expressions) {
    const value = read(expression);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return succeed(values);
}

/** A number, or arithmetic on numbers such as `ln(9.9e14)` or `1 / 12`. */
function readConstant(expression: Expression): Outcome<number> {
  if (expression.kind === "number") return succeed(expression.value);
  if (expression.kind !== "call") {
    return fail("not-constant", { value: expression.name, ...expression.at });
  }
  const operator = operatorNamed(expression.name);
  if (!operator?.evaluate)
    return fail("not-constant", { value: expression.name, ...expression.at });
  const args = readConstants(expression);
  if (!args.ok) return args;
  const [least] = operator.arity;
  const wanted = operator.expand ? 2 : least;
  if (args.value.length !== wanted) {
    const facts = { operator: expression.name, rule: wanted, value: args.value.length };
    return fail("argument-count", { ...facts, ...expression.at });
  }
  const value = evaluateOperator(expression.name as PlainOperator, args.value);
  if (Number.isFinite(value)) return succeed(value);
  return fail("outside-domain", {
    operator: expression.name,
    rule: operator.domain?.(...args.value) ?? "must be finite",
    value: args.value.join(", "),
    ...expression.at,
  });
}
