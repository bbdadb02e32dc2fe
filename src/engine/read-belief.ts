import { attempt, type Outcome, stop } from "../base/outcome.ts";
import type { Expression } from "../graph/expression.ts";
import { evaluateOperator } from "../graph/graph.ts";
import { operatorNamed } from "../graph/operators.ts";
import type { PlainOperator } from "../graph/program.ts";
import { ln } from "../stats/elementary/ln.ts";
import type { Belief } from "./belief.ts";
import { keptShare } from "./kept-share.ts";
import { marginals } from "./marginals.ts";

/** Standard normal quantile of 0.95: `5 to 10` is a 90 % interval. */
const NORMAL_95 = 1.6448536269514722;
const MOST_VALUES = 256;
const MOST_SAMPLES = 100_000;

type Call = Extract<Expression, { kind: "call" }>;

/**
 * Read what is believed about an input: a number, `5 to 10`, a named distribution, `mixture`,
 * `truncated`, `discrete` or `sample`. Parameters are numbers or arithmetic on numbers.
 *
 * `5 to 10` is the 90 % interval of a lognormal when both ends are above 0, else of a normal.
 *
 * @returns the belief, or problem `bad-range`, `bad-distribution`, `unknown-distribution`,
 *   `argument-count` or `not-constant`, with `line`, `column`, `rule`, `value`
 */
export const readBelief = (expression: Expression): Outcome<Belief> =>
  attempt(() => beliefOf(expression));

function beliefOf(expression: Expression): Belief {
  if (expression.kind === "call") {
    const { name } = expression;
    if (name === "to") return readRange(expression);
    if (name === "mixture") return readMixture(expression);
    if (name === "truncated") return readTruncated(expression);
    if (name === "discrete") return readDiscrete(expression);
    if (name === "sample") return readSample(expression);
    if (marginals.has(name)) return readMarginal(expression);
    if (!operatorNamed(name)) stop("unknown-distribution", { value: name, ...expression.at });
  }
  return { kind: "constant", value: readConstant(expression) };
}

const broken = (call: Call, rule: string, value: string | number): never =>
  stop("bad-distribution", { operator: call.name, rule, value, ...call.at });

function readRange(call: Call): Belief {
  const [low = 0, high = 0] = readConstants(call);
  if (!(low < high)) {
    const rule = "low must be below high";
    stop("bad-range", { rule, value: `${low} to ${high}`, ...call.at });
  }
  const [from, to] = low > 0 ? [ln(low), ln(high)] : [low, high];
  const name = low > 0 ? "lognormal" : "normal";
  const parameters = [(from + to) / 2, (to - from) / (2 * NORMAL_95)];
  return checkParameters(call, name, parameters);
}

const readMarginal = (call: Call): Belief => checkParameters(call, call.name, readConstants(call));

function checkParameters(call: Call, name: string, given: readonly number[]): Belief {
  const marginal = marginals.get(name);
  if (!marginal) return stop("unknown-distribution", { value: name, ...call.at });
  const most = marginal.parameters.length;
  const least = marginal.parameters.filter((parameter) => !parameter.endsWith("?")).length;
  if (given.length < least || given.length > most) {
    const rule = `${name}(${marginal.parameters.join(", ")})`;
    stop("argument-count", { operator: name, rule, value: given.length, ...call.at });
  }
  const rule = marginal.rule(...given);
  if (rule !== undefined) return broken(call, rule, given.join(", "));
  return { kind: "marginal", name, parameters: given };
}

/** `mixture(weight…, part…)`; with one weight fewer than parts, the last part has the rest. */
function readMixture(call: Call): Belief {
  const from = call.args.findIndex((argument) => isDistribution(argument));
  const weights = call.args.slice(0, Math.max(from, 0)).map(readConstant);
  const parts = call.args.slice(Math.max(from, 0)).map(beliefOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const all = weights.length === parts.length - 1 ? [...weights, 1 - total] : weights;
  if (from < 0 || parts.length < 2 || all.length !== parts.length) {
    return broken(call, "mixture(weight, …, part, part, …)", call.args.length);
  }
  if (parts.length > MOST_VALUES) {
    return broken(call, `at most ${MOST_VALUES} parts`, parts.length);
  }
  if (parts.some((part) => part.kind === "mixture")) {
    return broken(call, "a part of a mixture must not be a mixture", "mixture");
  }
  const wrong = all.find((weight) => !(weight > 0));
  if (wrong !== undefined) return broken(call, "weights must be above 0 and the rest too", wrong);
  return { kind: "mixture", weights: all, parts };
}

const isDistribution = (expression: Expression): boolean =>
  expression.kind === "call" && operatorNamed(expression.name) === undefined;

/** `truncated(part, low, high)`, or `truncated(part, low)`. */
function readTruncated(call: Call): Belief {
  const [first, ...rest] = call.args;
  if (!first || rest.length < 1 || rest.length > 2) {
    return broken(call, "truncated(distribution, low, high)", call.args.length);
  }
  const part = beliefOf(first);
  const [low = 0, high = Number.POSITIVE_INFINITY] = rest.map(readConstant);
  if (!(low < high)) return broken(call, "low must be below high", `${low}, ${high}`);
  if (part.kind !== "marginal" || part.name === "bernoulli") {
    return broken(call, "only a continuous named distribution can be truncated", part.kind);
  }
  const warp = marginals.get(part.name)!.warp(...part.parameters);
  const { width: kept } = keptShare(warp, low, high);
  // A normal draw is accurate in both tails, a uniform one in the lower only.
  const fewest = warp.beyond ? 1e-12 : 1e-6;
  if (!(kept > fewest)) {
    return broken(call, `the bounds must keep at least ${fewest} of it`, kept);
  }
  return { kind: "truncated", part, low, high };
}

/** `discrete(value, weight, value, weight, …)`; weights need not add up to 1. */
function readDiscrete(call: Call): Belief {
  const numbers = readConstants(call);
  const values = numbers.filter((_, index) => index % 2 === 0);
  const weights = numbers.filter((_, index) => index % 2 === 1);
  if (values.length === 0 || values.length !== weights.length || values.length > MOST_VALUES) {
    const rule = `discrete(value, weight, …), at most ${MOST_VALUES} values`;
    return broken(call, rule, numbers.length);
  }
  const wrong = weights.find((weight) => !(weight > 0));
  if (wrong !== undefined) return broken(call, "weights must be above 0", wrong);
  return { kind: "discrete", values, weights };
}

/** `sample(value, value, …)`: each value is as likely as the others. */
function readSample(call: Call): Belief {
  const values = readConstants(call);
  if (values.length === 0 || values.length > MOST_SAMPLES) {
    return broken(call, `needs 1 to ${MOST_SAMPLES} values`, values.length);
  }
  return { kind: "sample", values: values.toSorted((a, b) => a - b) };
}

const readConstants = (call: Call): readonly number[] => call.args.map(readConstant);

/** A number, or arithmetic on numbers such as `ln(9.9e14)` or `1 / 12`. */
function readConstant(expression: Expression): number {
  if (expression.kind === "number") return expression.value;
  const operator = expression.kind === "call" ? operatorNamed(expression.name) : undefined;
  if (expression.kind !== "call" || !operator?.evaluate) {
    return stop("not-constant", { value: expression.name, ...expression.at });
  }
  const args = readConstants(expression);
  const [least] = operator.arity;
  const wanted = operator.expand ? 2 : least;
  if (args.length !== wanted) {
    const facts = { operator: expression.name, rule: wanted, value: args.length };
    stop("argument-count", { ...facts, ...expression.at });
  }
  const value = evaluateOperator(expression.name as PlainOperator, args);
  if (Number.isFinite(value)) return value;
  return stop("outside-domain", {
    operator: expression.name,
    rule: operator.domain?.(...args) ?? "must be finite",
    value: args.join(", "),
    ...expression.at,
  });
}
