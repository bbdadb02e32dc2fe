import { DAYS_PER_YEAR } from "../base/calendar.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { normalQuantile } from "../stats/elementary/normal-quantile.ts";
import { pow } from "../stats/elementary/pow.ts";
import type { PlainOperator } from "./program.ts";
import type { UnitRule } from "./unit-rules.ts";

/** The index of a node in a graph. */
export type NodeId = number;

/** What a formula may be built from: constants and applications of machine operators. */
export interface Formulas {
  constant(value: number): NodeId;
  apply(operator: PlainOperator, ...args: readonly NodeId[]): NodeId;
}

/**
 * One row: an operator of the language.
 *
 * A row has either `evaluate`, and the machine implements it under the row's name, or `expand`, a
 * formula of other rows.
 */
export interface Operator {
  /** Fewest and most arguments. */
  readonly arity: readonly [least: number, most: number];
  readonly unit: UnitRule;
  /** Whether the result is a number or a truth value; arguments are numbers unless `takes` says. */
  readonly gives?: "truth";
  readonly takes?: readonly ("number" | "truth")[];
  /** The rule that constant arguments break, if any; `undefined` arguments are not constant. */
  readonly domain?: (...args: readonly (number | undefined)[]) => string | undefined;
  readonly evaluate?: (...args: readonly number[]) => number;
  readonly expand?: (make: Formulas, ...args: readonly NodeId[]) => NodeId;
  /** Whether operands may be swapped without changing a bit. */
  readonly commutes?: true;
}

const unary = [1, 1] as const;
const binary = [2, 2] as const;
const several = [1, 256] as const;
const one = (yes: boolean): number => (yes ? 1 : 0);

/** NaN when an operand is NaN, else the truth of `yes` as 1 or 0. */
const truth = (a: number, b: number, yes: boolean): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : one(yes);

const positive = (x: number | undefined): string | undefined =>
  x !== undefined && x <= 0 ? "must be above 0" : undefined;
const notNegative = (x: number | undefined): string | undefined =>
  x !== undefined && x < 0 ? "must not be negative" : undefined;

/** Fold a two-argument operator over several arguments, from the left. */
const fold =
  (operator: PlainOperator) =>
  (make: Formulas, ...args: readonly NodeId[]): NodeId =>
    args.reduce((left, right) => make.apply(operator, left, right));

/** The operators of the language and of the machine. To add one, add a row; CONTRIBUTING.md. */
export const operators = {
  neg: { arity: unary, unit: "keep", evaluate: (a) => -a },
  abs: { arity: unary, unit: "keep", evaluate: (a) => Math.abs(a) },
  floor: { arity: unary, unit: "keep", evaluate: (a) => Math.floor(a) },
  sqrt: {
    arity: unary,
    unit: "root",
    domain: notNegative,
    evaluate: (a) => Math.sqrt(a),
  },
  exp: { arity: unary, unit: "dimensionless", evaluate: (a) => exp(a) },
  ln: { arity: unary, unit: "dimensionless", domain: positive, evaluate: (a) => ln(a) },
  normal_quantile: {
    arity: unary,
    unit: "dimensionless",
    domain: (p) => (p !== undefined && !(p >= 0 && p <= 1) ? "must be a probability" : undefined),
    evaluate: (a) => normalQuantile(a),
  },
  add: { arity: binary, unit: "sum", commutes: true, evaluate: (a, b) => a + b },
  sub: { arity: binary, unit: "difference", evaluate: (a, b) => a - b },
  mul: { arity: binary, unit: "product", commutes: true, evaluate: (a, b) => a * b },
  div: {
    arity: binary,
    unit: "quotient",
    domain: (_, b) => (b === 0 ? "must not divide by 0" : undefined),
    evaluate: (a, b) => a / b,
  },
  min: {
    arity: several,
    unit: "same",
    commutes: true,
    evaluate: (a, b) => Math.min(a, b),
    expand: fold("min"),
  },
  max: {
    arity: several,
    unit: "same",
    commutes: true,
    evaluate: (a, b) => Math.max(a, b),
    expand: fold("max"),
  },
  pow: {
    arity: binary,
    unit: "power",
    domain: (base, exponent) => {
      if (base === undefined || exponent === undefined) return undefined;
      if (base === 0 && exponent < 0) return "must not divide by 0";
      if (base < 0 && !Number.isInteger(exponent)) return "base must not be negative";
      return undefined;
    },
    evaluate: (a, b) => pow(a, b),
  },
  lt: {
    arity: binary,
    unit: "compare",
    gives: "truth",
    evaluate: (a, b) => truth(a, b, a < b),
  },
  le: {
    arity: binary,
    unit: "compare",
    gives: "truth",
    evaluate: (a, b) => truth(a, b, a <= b),
  },
  gt: {
    arity: binary,
    unit: "compare",
    gives: "truth",
    expand: (make, a, b) => make.apply("lt", b, a),
  },
  ge: {
    arity: binary,
    unit: "compare",
    gives: "truth",
    expand: (make, a, b) => make.apply("le", b, a),
  },
  eq: {
    arity: binary,
    unit: "compare",
    gives: "truth",
    commutes: true,
    evaluate: (a, b) => truth(a, b, a === b),
  },
  ne: {
    arity: binary,
    unit: "compare",
    gives: "truth",
    commutes: true,
    evaluate: (a, b) => truth(a, b, a !== b),
  },
  select: {
    arity: [3, 3],
    unit: "choose",
    takes: ["truth", "number", "number"],
    evaluate: (c, a, b) => (Number.isNaN(c) ? Number.NaN : c !== 0 ? a : b),
  },
  if: {
    arity: [3, 3],
    unit: "choose",
    takes: ["truth", "number", "number"],
    expand: (make, c, a, b) => make.apply("select", c, a, b),
  },
  // Truth values are 0, 1 or NaN, so products, maxima and 1 − x propagate NaN by themselves.
  and: {
    arity: binary,
    unit: "truth",
    gives: "truth",
    takes: ["truth", "truth"],
    expand: (make, a, b) => make.apply("mul", a, b),
  },
  or: {
    arity: binary,
    unit: "truth",
    gives: "truth",
    takes: ["truth", "truth"],
    expand: (make, a, b) => make.apply("max", a, b),
  },
  not: {
    arity: unary,
    unit: "truth",
    gives: "truth",
    takes: ["truth"],
    expand: (make, a) => make.apply("sub", make.constant(1), a),
  },
  ceil: {
    arity: unary,
    unit: "keep",
    expand: (make, a) => make.apply("neg", make.apply("floor", make.apply("neg", a))),
  },
  round: {
    arity: unary,
    unit: "keep",
    expand: (make, a) => make.apply("floor", make.apply("add", a, make.constant(0.5))),
  },
  log10: {
    arity: unary,
    unit: "dimensionless",
    domain: positive,
    expand: (make, a) => make.apply("div", make.apply("ln", a), make.constant(Math.LN10)),
  },
  log2: {
    arity: unary,
    unit: "dimensionless",
    domain: positive,
    expand: (make, a) => make.apply("div", make.apply("ln", a), make.constant(Math.LN2)),
  },
  // W. Kahan's forms: what rounding takes from e^x and 1 + x it takes from both sides.
  expm1: {
    arity: unary,
    unit: "dimensionless",
    expand: (make, x) => {
      const up = make.apply("exp", x);
      const less = make.apply("sub", up, make.constant(1));
      const near = make.apply("div", make.apply("mul", less, x), make.apply("ln", up));
      const lost = make.apply("eq", up, make.constant(1));
      const far = make.apply("le", make.constant(0.5), make.apply("abs", x));
      return make.apply("select", far, less, make.apply("select", lost, x, near));
    },
  },
  log1p: {
    arity: unary,
    unit: "dimensionless",
    domain: (x) => (x !== undefined && x <= -1 ? "must be above -1" : undefined),
    expand: (make, x) => {
      const up = make.apply("add", make.constant(1), x);
      const log = make.apply("ln", up);
      const kept = make.apply("sub", up, make.constant(1));
      const near = make.apply("div", make.apply("mul", log, x), kept);
      const lost = make.apply("eq", up, make.constant(1));
      const far = make.apply("le", make.constant(0.5), make.apply("abs", x));
      return make.apply("select", far, log, make.apply("select", lost, x, near));
    },
  },
  mod: {
    arity: binary,
    unit: "same",
    domain: (_, b) => (b === 0 ? "must not divide by 0" : undefined),
    expand: (make, a, b) =>
      make.apply("sub", a, make.apply("mul", b, make.apply("floor", make.apply("div", a, b)))),
  },
  ratio: {
    arity: binary,
    unit: "compare",
    domain: (_, b) => (b === 0 ? "must not divide by 0" : undefined),
    expand: (make, a, b) => make.apply("div", a, b),
  },
  years_between: {
    arity: binary,
    unit: "years",
    expand: (make, from, to) =>
      make.apply("div", make.apply("sub", to, from), make.constant(DAYS_PER_YEAR)),
  },
  bare: { arity: unary, unit: "bare", expand: (_, a) => a },
  positive: {
    arity: unary,
    unit: "keep",
    domain: positive,
    expand: (make, a) =>
      make.apply("select", make.apply("lt", make.constant(0), a), a, make.constant(Number.NaN)),
  },
  sum: { arity: several, unit: "sum", expand: fold("add") },
  mean: {
    arity: several,
    unit: "same",
    expand: (make, ...args) =>
      make.apply("div", fold("add")(make, ...args), make.constant(args.length)),
  },
} as const satisfies Readonly<Record<string, Operator>>;

/**
 * The rows with a meaning of their own. Where they are taken for operators of the machine, the
 * compiler names one that `PlainOperator` lacks; in `machine/`, one that has no kernel.
 */
export type ComputedOperator = {
  [Name in keyof typeof operators]: (typeof operators)[Name] extends { readonly evaluate: unknown }
    ? Name
    : never;
}[keyof typeof operators];

/** The row of an operator by the name used in a model file, if there is one. */
export const operatorNamed = (name: string): Operator | undefined =>
  Object.hasOwn(operators, name) ? operators[name as keyof typeof operators] : undefined;
