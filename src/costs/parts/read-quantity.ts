import { fail, type Outcome, type Problem, succeed } from "../../base/outcome.ts";
import type { Belief } from "../../engine/belief.ts";
import { marginals } from "../../engine/marginals.ts";
import { readBelief } from "../../engine/read-belief.ts";
import { call } from "../../graph/build.ts";
import type { Expression } from "../../graph/expression.ts";
import { parseExpression } from "../../graph/parse-expression.ts";
import { asWritten } from "./as-written.ts";

/** Values that make sense for a quantity. Ends are allowed unless `aboveLow` says otherwise. */
export interface Domain {
  readonly low: number;
  readonly high: number;
  /** Whether the lower end itself is excluded. */
  readonly aboveLow?: boolean;
  /** Whether a number that is certain must be whole. */
  readonly whole?: boolean;
}

export const probability: Domain = { low: 0, high: 1 };
export const positive: Domain = { low: 0, high: Number.POSITIVE_INFINITY, aboveLow: true };
export const notNegative: Domain = { low: 0, high: Number.POSITIVE_INFINITY };

/** A count of things: 1 or more, and whole where it is certain. */
export const wholeCount: Domain = { low: 1, high: Number.POSITIVE_INFINITY, whole: true };

/** A quantity as a user gave it: a number, or a belief about it. */
export interface Quantity {
  /** For the graph. */
  readonly expression: Expression;
  /** The number, if it is certain. */
  readonly value: number | undefined;
}

const START = { line: 1, column: 1 } as const;
/**
 * A range is refused, instead of truncated, when more than this probability is outside the domain.
 */
const MOST_OUTSIDE = 0.1;

/**
 * Read a quantity: `0.7`, `0.5 to 0.8`, `15T`, `$2.50/h` or a named distribution such as `beta(8, 2)`.
 *
 * A distribution that reaches slightly beyond the domain is truncated there.
 *
 * @param field name of the input, for the problem
 * @returns the quantity, or problem `invalid-input` with field, rule and value
 */
export function readQuantity(
  field: string,
  given: number | string,
  domain: Domain,
): Outcome<Quantity> {
  const text = String(given);
  const written = asWritten(text);
  const refuse = (rule: string) => fail("invalid-input", { field, rule, value: text });
  // Read as a difference, it would be a number that nobody meant.
  if (HYPHENATED.test(written)) return refuse(FORMS);
  const expression = parseExpression(written, START);
  if (!expression.ok) return refuse(FORMS);
  const belief = readBelief(expression.value);
  if (!belief.ok) return refuse(ruleOfBelief(belief.error));
  const { kind } = belief.value;
  if (kind === "mixture" || kind === "truncated") return refuse(FORMS);
  if (kind === "constant") {
    const { value } = belief.value;
    return isWithin(domain, value)
      ? succeed({ expression: expression.value, value })
      : refuse(ruleOf(domain));
  }
  const outside = shareOutside(domain, belief.value);
  if (outside > MOST_OUTSIDE) return refuse(ruleOf(domain));
  const cut = kind === "marginal" && belief.value.name !== "bernoulli" && outside > 0;
  return succeed({
    expression: cut ? truncate(expression.value, domain) : expression.value,
    value: undefined,
  });
}

/** What a belief breaks, where that is said of the whole of it and not of a function in it. */
const ruleOfBelief = ({ code, facts }: Problem): string =>
  code === "bad-range" || code === "bad-distribution" ? String(facts["rule"]) : FORMS;

/** Two numbers with a hyphen or dash between: how a range is written elsewhere. */
const HYPHENATED = /^\s*[\d.,]+(?:e\d+)?\s*[-–—]\s*[\d.,]+(?:e\d+)?\s*$/i;

/** The key of the message that names the forms. */
const FORMS = "rule.belief";

const truncate = (expression: Expression, { low, high }: Domain): Expression =>
  Number.isFinite(high)
    ? call("truncated", expression, low, high)
    : call("truncated", expression, low);

const isWithin = ({ low, high, aboveLow, whole }: Domain, value: number): boolean =>
  (aboveLow ? value > low : value >= low) && value <= high && !(whole && value % 1 !== 0);

function ruleOf({ low, high, aboveLow, whole }: Domain): string {
  if (whole) return `${low}, ${low + 1}, ${low + 2}, …`;
  if (high === Number.POSITIVE_INFINITY) return `${aboveLow ? ">" : "≥"} ${low}`;
  return `${low} ${aboveLow ? "<" : "≤"} x ≤ ${high}`;
}

/** Probability of values that make no sense. */
function shareOutside(domain: Domain, belief: Belief): number {
  if (belief.kind === "marginal") {
    const marginal = marginals.get(belief.name);
    if (!marginal) return 1;
    const { cdf } = marginal.warp(...belief.parameters);
    const below = cdf(domain.low);
    return below + (domain.high === Number.POSITIVE_INFINITY ? 0 : 1 - cdf(domain.high));
  }
  if (belief.kind === "discrete" || belief.kind === "sample") {
    return belief.values.every((value) => isWithin(domain, value)) ? 0 : 1;
  }
  return 1;
}
