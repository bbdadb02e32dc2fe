import { stop } from "../base/outcome.ts";
import type { Expression } from "../graph/expression.ts";
import type { GraphBuilder } from "../graph/graph.ts";
import { shareOfName } from "../graph/named-forms.ts";
import type { NodeId } from "../graph/operators.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { factorCholesky, solveCholesky } from "../stats/linear-algebra.ts";
import type { NamedBelief } from "./belief.ts";
import { readConstant } from "./read-constant.ts";

/**
 * Keelin's metalog: the distribution whose quantile function is a polynomial in the log-odds, with
 * as many terms as quantiles are given; on a logarithmic or log-odds scale where it has a bound.
 *
 * Source: T. W. Keelin, "The Metalog Distributions", Decision Analysis 13 (2016), equations 6, 11
 * and 14.
 */
export interface MetalogBounds {
  readonly low: number;
  readonly high: number;
}

const MOST_TERMS = 6;
/** Shares at which a metalog is checked for going up. */
const CHECKED = 2000;

/**
 * `metalog(p10=5, p50=8, p90=20, low=0)`: 2 to 6 quantiles, and bounds where there are any.
 *
 * @returns the row `metalog` with parameters low, high and the coefficients; gives up with
 *   `bad-distribution` where no metalog has these quantiles
 */
export function readMetalog(call: Extract<Expression, { kind: "call" }>): NamedBelief {
  const broken = (rule: string, value: string | number): never =>
    stop("bad-distribution", { operator: "metalog", rule, value, ...call.at });
  const bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const points: { readonly share: number; readonly value: number }[] = [];
  for (const { name, value } of call.named ?? []) {
    const share = shareOfName(name);
    if (share !== undefined) points.push({ share, value: readConstant(value) });
    else if (name === "low" || name === "high") bounds[name] = readConstant(value);
    else broken("metalog(p10=…, p50=…, p90=…, low=…, high=…)", name);
  }
  if (call.args.length > 0 || points.length < 2 || points.length > MOST_TERMS) {
    broken(`needs 2 to ${MOST_TERMS} quantiles such as p10=5`, points.length + call.args.length);
  }
  points.sort((a, b) => a.share - b.share);
  points.forEach(({ value }, index) => {
    const before = points[index - 1]?.value ?? bounds.low;
    if (!(value > before && value < bounds.high)) {
      broken("quantiles must go up, between the bounds", value);
    }
  });
  const coefficients = solveTerms(
    points.map(({ share }) => termsAt(share, points.length)),
    points.map(({ value }) => toScale(value, bounds)),
  );
  if (!coefficients || !goesUp(coefficients)) {
    broken("no metalog has these quantiles; give others or fewer", points.length);
  }
  return {
    kind: "marginal",
    name: "metalog",
    parameters: [bounds.low, bounds.high, ...coefficients!],
  };
}

/** The terms at a share: 1, L, (u−½)L, u−½, (u−½)², (u−½)²L, with L the log-odds. */
function termsAt(share: number, count: number): readonly number[] {
  const odds = ln(share) - ln(1 - share);
  const off = share - 0.5;
  return [1, odds, off * odds, off, off * off, off * off * odds].slice(0, count);
}

/** The coefficients, from as many equations, by the normal equations. */
function solveTerms(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): readonly number[] | undefined {
  const size = rows.length;
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  rows.forEach((row, at) => {
    for (let i = 0; i < size; i++) {
      right[i]! += row[i]! * values[at]!;
      for (let j = 0; j < size; j++) normal[i * size + j]! += row[i]! * row[j]!;
    }
  });
  if (!factorCholesky(normal, size)) return undefined;
  solveCholesky(normal, size, right);
  return [...right];
}

const valueAt = (coefficients: readonly number[], share: number): number =>
  termsAt(share, coefficients.length).reduce(
    (sum, term, index) => sum + term * coefficients[index]!,
    0,
  );

function goesUp(coefficients: readonly number[]): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (let step = 0; step <= CHECKED; step++) {
    // Evenly in log-odds, out to the reach of draws of 32 bits.
    const value = valueAt(coefficients, 1 / (1 + exp(22 - (44 * step) / CHECKED)));
    if (!(value > before)) return false;
    before = value;
  }
  return true;
}

function toScale(value: number, { low, high }: MetalogBounds): number {
  if (low > Number.NEGATIVE_INFINITY) {
    return high < Number.POSITIVE_INFINITY ? ln((value - low) / (high - value)) : ln(value - low);
  }
  return high < Number.POSITIVE_INFINITY ? -ln(high - value) : value;
}

/** Adds a metalog to a graph as a function of a uniform draw. */
export function buildMetalog(
  make: GraphBuilder,
  u: NodeId,
  { low, high }: MetalogBounds,
  coefficients: readonly number[],
): NodeId {
  const rest = make.apply("sub", make.constant(1), u);
  const odds = make.apply("sub", make.apply("ln", u), make.apply("ln", rest));
  const off = make.apply("sub", u, make.constant(0.5));
  const square = make.apply("mul", off, off);
  const product = (a: NodeId): NodeId => make.apply("mul", a, odds);
  const terms = [make.constant(1), odds, product(off), off, square, product(square)];
  const smooth = coefficients
    .map((coefficient, index) => make.apply("mul", make.constant(coefficient), terms[index]!))
    .reduce((sum, term) => make.apply("add", sum, term));
  if (low > Number.NEGATIVE_INFINITY && high < Number.POSITIVE_INFINITY) {
    // low + (high − low) / (1 + e^−x)
    const down = make.apply("exp", make.apply("neg", smooth));
    const share = make.apply(
      "div",
      make.constant(high - low),
      make.apply("add", make.constant(1), down),
    );
    return make.apply("add", make.constant(low), share);
  }
  if (low > Number.NEGATIVE_INFINITY) {
    return make.apply("add", make.constant(low), make.apply("exp", smooth));
  }
  if (high === Number.POSITIVE_INFINITY) return smooth;
  return make.apply("sub", make.constant(high), make.apply("exp", make.apply("neg", smooth)));
}

/** Probability of at most x, by halving the interval of shares. */
export function metalogCdf(
  x: number,
  bounds: MetalogBounds,
  coefficients: readonly number[],
): number {
  if (x <= bounds.low) return 0;
  if (x >= bounds.high) return 1;
  const wanted = toScale(x, bounds);
  let [least, most] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (least + most) / 2;
    if (valueAt(coefficients, middle) < wanted) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}
