import { modelLimits } from "../base/limits.ts";
import { attempt, type Outcome, stop } from "../base/outcome.ts";
import { type Expression, readsDate } from "../graph/expression.ts";
import { rewrite, withoutNames } from "../graph/named-forms.ts";
import { operatorNamed } from "../graph/operators.ts";
import { normalQuantile } from "../stats/distributions/normal.ts";
import { ln } from "../stats/elementary/ln.ts";
import type { Belief, NamedBelief } from "./belief.ts";
import { keptShare } from "./kept-share.ts";
import { marginals } from "./marginals.ts";
import { readMetalog } from "./metalog.ts";
import { isConstant, readConstant, readConstants } from "./read-constant.ts";

/** Standard normal quantile of 0.95: `5 to 10` is a 90 % interval. */
const NORMAL_95 = 1.6448536269514722;
const { values: MOST_VALUES, samples: MOST_SAMPLES } = modelLimits;

type Call = Extract<Expression, { kind: "call" }>;

/**
 * Read what is believed about an input: a number, `5 to 10`, a named distribution, `interval`,
 * `metalog`, `mixture`, `truncated`, `discrete` or `sample`, or an operator on these. Parameters are
 * numbers, other inputs, or arithmetic on both.
 *
 * `5 to 10` is the 90 % interval of a lognormal when both ends are above 0, else (and of dates) of a normal.
 * A range that starts at 0 is refused: a lognormal has no such end, and a normal would go below 0.
 *
 * @param inputs the names of the model's inputs, which the belief may read
 * @param dates the names of those that are dates
 * @returns the belief, or problem `bad-range`, `range-from-zero`, `bad-distribution`, `bad-names`,
 *   `unknown-distribution`, `argument-count`, `not-constant` or `must-be-constant`, with `line`,
 *   `column`, `rule`, `value`
 */
export const readBelief = (
  expression: Expression,
  inputs: ReadonlySet<string> = new Set(),
  dates: ReadonlySet<string> = new Set(),
): Outcome<Belief> => attempt(() => createReader(inputs, dates)(expression));

function createReader(
  inputs: ReadonlySet<string>,
  dates: ReadonlySet<string>,
): (expression: Expression) => Belief {
  const isDate = (expression: Expression): boolean => readsDate(expression, dates);
  const readers: Readonly<Record<string, (call: Call) => Belief>> = {
    to: (call) => readRange(call, NORMAL_95),
    interval: readInterval,
    mixture: readMixture,
    truncated: readTruncated,
    discrete: readDiscrete,
    sample: readSample,
    metalog: readMetalog,
  };

  function beliefOf(expression: Expression): Belief {
    const belief = partOf(expression);
    if (!isTruth(belief)) return belief;
    return stop("not-a-number", { value: "input", ...expression.at });
  }

  function partOf(expression: Expression): Belief {
    if (expression.kind === "name" && inputs.has(expression.name)) {
      return { kind: "input", name: expression.name };
    }
    if (expression.kind !== "call" || isConstant(expression)) {
      return { kind: "constant", value: readConstant(expression) };
    }
    if (Object.hasOwn(readers, expression.name)) return readers[expression.name]!(expression);
    if (marginals.has(expression.name)) return readMarginal(expression);
    return readFormula(expression);
  }

  function readFormula(call: Call): Belief {
    const operator = operatorNamed(call.name);
    if (!operator) return stop("unknown-distribution", { value: call.name, ...call.at });
    const [least, most] = operator.arity;
    if (call.args.length < least || call.args.length > most || call.named) {
      const rule = least === most ? String(least) : `${least} to ${most}`;
      stop("argument-count", { operator: call.name, rule, value: call.args.length, ...call.at });
    }
    const parts = call.args.map((argument) => partOf(argument));
    parts.forEach((part, index) => {
      const wanted = operator.takes?.[index] ?? "number";
      if (isTruth(part) === (wanted === "truth")) return;
      stop(wanted === "truth" ? "not-a-truth" : "not-a-number", { value: call.name, ...call.at });
    });
    return { kind: "formula", operator: call.name, parts };
  }

  /** The 90 % interval of a lognormal or normal; of another share with another multiple. */
  function readRange(call: Call, multiple: number): Belief {
    if (!call.args.every(isConstant)) {
      const [low, high] = call.args;
      if (call.args.some(isDate)) {
        const rule = "both ends of a range of dates must be dates";
        stop("bad-range", { rule, value: call.name, ...call.at });
      }
      const given = new Map([
        ["low", low!],
        ["high", high!],
      ]);
      const spread = `(ln(high) - ln(low)) / ${2 * multiple}`;
      return beliefOf(rewrite(`lognormal((ln(low) + ln(high)) / 2, ${spread})`, given, call));
    }
    const [low = 0, high = 0] = readConstants(call);
    if (!(low < high)) {
      const rule = "low must be below high";
      stop("bad-range", { rule, value: `${low} to ${high}`, ...call.at });
    }
    if (low === 0 && !call.args.some(isDate)) {
      const write = `uniform(0, ${high}), truncated(normal(mean, sd), 0) or ${high / 1000} to ${high}`;
      stop("range-from-zero", { value: `0 to ${high}`, known: write, ...call.at });
    }
    const isNormal = low < 0 || call.args.some(isDate);
    const [from, to] = isNormal ? [low, high] : [ln(low), ln(high)];
    const name = isNormal ? "normal" : "lognormal";
    return checkParameters(call, name, [(from + to) / 2, (to - from) / (2 * multiple)]);
  }

  /** `interval(low, high, share)`: the middle share of a lognormal or normal. */
  function readInterval(call: Call): Belief {
    const plain = withoutNames(call, ["low", "high", "share"]);
    if (plain.args.length !== 3) {
      const rule = "interval(low, high, share)";
      return stop("argument-count", {
        operator: call.name,
        rule,
        value: call.args.length,
        ...call.at,
      });
    }
    const share = readConstant(plain.args[2]!);
    if (!(share > 0 && share < 1)) return broken(call, "share must be between 0 and 1", share);
    return readRange({ ...plain, args: plain.args.slice(0, 2) }, normalQuantile((1 + share) / 2));
  }

  function readMarginal(written: Call): Belief {
    const { parameters } = marginals.get(written.name)!;
    const call = withoutNames(written, parameters);
    if (call.args.every(isConstant)) return checkParameters(call, call.name, readConstants(call));
    checkCount(call, call.name, call.args.length);
    const { formula } = marginals.get(call.name)!;
    if (formula) {
      return { kind: "varying", name: call.name, parameters: call.args.map(beliefOf) };
    }
    const scaled = scaledForms[call.name];
    if (!scaled) return stop("must-be-constant", { operator: call.name, ...call.at });
    const own = parameters.map((parameter) => parameter.replace("?", "").replaceAll(" ", "_"));
    const given = new Map(
      own.map((name, index) => [name, call.args[index] ?? scaled.absent(name)]),
    );
    for (const name of scaled.fixed) {
      if (!isConstant(given.get(name)!)) {
        stop("must-be-constant", { operator: `${call.name}: ${name}`, ...call.at });
      }
    }
    return beliefOf(rewrite(scaled.means, given, call));
  }

  /**
   * `mixture(weight…, part…)`; with one weight fewer than parts, the last part has the rest. How many
   * are weights follows from how many arguments there are.
   */
  function readMixture(call: Call): Belief {
    const count = call.args.length;
    const weights = call.args.slice(0, Math.floor(count / 2)).map(beliefOf);
    const parts = call.args.slice(Math.floor(count / 2)).map(beliefOf);
    if (parts.length < 2) return broken(call, "mixture(weight, …, part, part, …)", count);
    if (parts.length > MOST_VALUES) {
      return broken(call, `at most ${MOST_VALUES} parts`, parts.length);
    }
    const known = weights.flatMap((weight) => (weight.kind === "constant" ? [weight.value] : []));
    const rest = 1 - known.reduce((sum, weight) => sum + weight, 0);
    const all = weights.length < parts.length ? [...known, rest] : known;
    // Of weights that inputs give, each draw has its own rest: where it is below 0 the draw is undefined.
    const wrong = all.find((weight) => !(weight > 0));
    if (wrong !== undefined) return broken(call, "weights must be above 0 and the rest too", wrong);
    return { kind: "mixture", weights, parts };
  }

  /** `truncated(part, low, high)`, or `truncated(part, low)`. */
  function readTruncated(call: Call): Belief {
    const [first, ...rest] = call.args;
    if (!first || rest.length < 1 || rest.length > 2) {
      return broken(call, "truncated(distribution, low, high)", call.args.length);
    }
    const part = beliefOf(first);
    const [low = 0, high = Number.POSITIVE_INFINITY] = rest.map(readConstant);
    if (!(low < high)) return broken(call, "low must be below high", `${low}, ${high}`);
    return part.kind === "mixture"
      ? truncateMixture(call, part, low, high)
      : truncateNamed(call, part, low, high);
  }

  return beliefOf;
}

const isTruth = (belief: Belief): boolean =>
  belief.kind === "formula" && operatorNamed(belief.operator)?.gives === "truth";

const broken = (call: Call, rule: string, value: string | number): never =>
  stop("bad-distribution", { operator: call.name, rule, value, ...call.at });

/** Distributions of a table, whose shape must be a number, with location and scale that vary. */
const scaledForms: Readonly<
  Record<
    string,
    {
      readonly means: string;
      readonly fixed: readonly string[];
      readonly absent: (name: string) => Expression;
    }
  >
> = {
  gamma: { means: "positive(scale) * gamma(shape)", fixed: ["shape"], absent: () => literal(1) },
  student_t: {
    means: "location + positive(scale) * student_t(degrees_of_freedom)",
    fixed: ["degrees_of_freedom"],
    absent: (name) => literal(name === "scale" ? 1 : 0),
  },
  prediction: {
    means: "value + positive(standard_error) * student_t(degrees_of_freedom)",
    fixed: ["degrees_of_freedom"],
    absent: () => literal(0),
  },
  log_prediction: {
    means: "exp(value + positive(standard_error) * student_t(degrees_of_freedom))",
    fixed: ["degrees_of_freedom"],
    absent: () => literal(0),
  },
  beta: {
    means: "low + positive(high - low) * beta(a, b)",
    fixed: ["a", "b"],
    absent: (name) => literal(name === "high" ? 1 : 0),
  },
};

const literal = (value: number): Expression => ({
  kind: "number",
  value,
  at: { line: 1, column: 1 },
});

function checkCount(call: Call, name: string, count: number): void {
  const { parameters } = marginals.get(name)!;
  const least = parameters.filter((parameter) => !parameter.endsWith("?")).length;
  if (count >= least && count <= parameters.length) return;
  const rule = `${name}(${parameters.join(", ")})`;
  stop("argument-count", { operator: name, rule, value: count, ...call.at });
}

function checkParameters(call: Call, name: string, given: readonly number[]): Belief {
  const marginal = marginals.get(name);
  if (!marginal) return stop("unknown-distribution", { value: name, ...call.at });
  checkCount(call, name, given.length);
  const rule = marginal.rule(...given);
  if (rule !== undefined) return broken(call, rule, given.join(", "));
  return { kind: "marginal", name, parameters: given };
}

function truncateNamed(call: Call, part: Belief, low: number, high: number): Belief {
  if (part.kind !== "marginal" || marginals.get(part.name)?.isDiscrete) {
    return broken(call, "only a continuous named distribution can be truncated", part.kind);
  }
  const kept = shareKept(part, low, high);
  const fewest = fewestKept(part);
  if (!(kept > fewest)) {
    return broken(call, `the bounds must keep at least ${fewest} of it`, kept);
  }
  return { kind: "truncated", part, low, high };
}

const shareKept = (part: NamedBelief, low: number, high: number): number =>
  keptShare(marginals.get(part.name)!.warp(...part.parameters), low, high).width;

/** A normal draw is accurate in both tails, a uniform one in the lower only. */
const fewestKept = (part: NamedBelief): number =>
  marginals.get(part.name)!.warp(...part.parameters).beyond ? 1e-12 : 1e-6;

/** The mixture of the truncated parts, each weighed by what the bounds keep of it. */
function truncateMixture(
  call: Call,
  { weights, parts }: Extract<Belief, { kind: "mixture" }>,
  low: number,
  high: number,
): Belief {
  const known = weights.map((weight) =>
    weight.kind === "constant"
      ? weight.value
      : broken(call, "weights must be numbers in a truncated mixture", weight.kind),
  );
  const rest = 1 - known.reduce((sum, weight) => sum + weight, 0);
  const kept = parts.flatMap((part, index): { part: Belief; weight: number }[] => {
    const weight = known[index] ?? rest;
    if (part.kind === "constant") {
      return part.value >= low && part.value <= high ? [{ part, weight }] : [];
    }
    if (part.kind !== "marginal" || marginals.get(part.name)?.isDiscrete) {
      return broken(call, "only a continuous named distribution can be truncated", part.kind);
    }
    const share = shareKept(part, low, high);
    if (!(share > fewestKept(part))) return [];
    return [{ part: { kind: "truncated", part, low, high }, weight: weight * share }];
  });
  if (kept.length === 0) return broken(call, "the bounds must keep some of it", `${low}, ${high}`);
  if (kept.length === 1) return kept[0]!.part;
  return {
    kind: "mixture",
    weights: kept.map(({ weight }) => ({ kind: "constant", value: weight })),
    parts: kept.map(({ part }) => part),
  };
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
