import type { GraphBuilder } from "../graph/graph.ts";
import type { NodeId } from "../graph/operators.ts";
import { betaCdf } from "../stats/distributions/beta.ts";
import { gammaCdf, gammaUpperTail } from "../stats/distributions/gamma.ts";
import { normalCdf } from "../stats/distributions/normal.ts";
import { studentTCdf, studentTQuantile } from "../stats/distributions/student-t.ts";
import { asinh } from "../stats/elementary/asinh.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { pow } from "../stats/elementary/pow.ts";
import { sinh } from "../stats/elementary/sinh.ts";
import { square } from "../stats/elementary/square.ts";
import { inverseIncompleteBetaLogOdds } from "../stats/special/inverse-incomplete-beta.ts";
import { inverseIncompleteGamma } from "../stats/special/inverse-incomplete-gamma.ts";
import { rememberWarp, type SmoothQuantile, type WarpTable } from "./warp-table.ts";

/** A distribution with given parameters: an increasing function of one draw. */
export interface Warp {
  /** Which draw it takes. */
  readonly draw: "uniform" | "normal";
  /**
   * Adds the warp to a graph.
   *
   * @param reach the largest |z| that a normal draw has; that of draws of 32 bits if left out
   */
  readonly build: (make: GraphBuilder, draw: NodeId, reach?: number) => NodeId;
  /** Probability of a value of at most x, for truncation. */
  readonly cdf: (x: number) => number;
  /** Probability of a value above x, accurate where it is tiny; only for warps of a normal draw. */
  readonly beyond?: (x: number) => number;
}

/** One row: a named distribution of the model language. */
export interface Marginal {
  /** Names of the parameters; a question mark allows the parameter to be absent. */
  readonly parameters: readonly string[];
  /** What is wrong with the parameters, if anything. */
  readonly rule: (...parameters: readonly number[]) => string | undefined;
  readonly warp: (...parameters: readonly number[]) => Warp;
}

const above = (value: number, name: string): string | undefined =>
  value > 0 ? undefined : `${name} must be above 0`;

/** Check that a shape lies in the range where a table is as accurate as claimed. */
const within = (value: number, name: string, least: number): string | undefined =>
  value >= least && value <= LARGEST_SHAPE
    ? undefined
    : `${name} must be from ${least} to ${LARGEST_SHAPE}`;

const LARGEST_SHAPE = 1e7;
const SMALLEST_SHAPE = 0.1;
const FEWEST_DEGREES = 0.2;

/** a + b·x. */
const linear = (make: GraphBuilder, a: number, b: number, x: NodeId): NodeId =>
  make.apply("add", make.constant(a), make.apply("mul", make.constant(b), x));

const clampUnit = (p: number): number => Math.min(1, Math.max(0, p));

const normal: Marginal = {
  parameters: ["mean", "deviation"],
  rule: (_, deviation) => above(deviation!, "deviation"),
  warp: (mean = 0, deviation = 1) => ({
    draw: "normal",
    build: (make, z) => linear(make, mean, deviation, z),
    cdf: (x) => normalCdf((x - mean) / deviation),
    beyond: (x) => normalCdf((mean - x) / deviation),
  }),
};

const lognormal: Marginal = {
  parameters: ["log-mean", "log-deviation"],
  rule: (_, deviation) => above(deviation!, "log-deviation"),
  warp: (mean = 0, deviation = 1) => ({
    draw: "normal",
    build: (make, z) => make.apply("exp", linear(make, mean, deviation, z)),
    cdf: (x) => (x > 0 ? normalCdf((ln(x) - mean) / deviation) : 0),
    beyond: (x) => (x > 0 ? normalCdf((mean - ln(x)) / deviation) : 1),
  }),
};

const uniform: Marginal = {
  parameters: ["low", "high"],
  rule: (low = 0, high = 0) => (low < high ? undefined : "low must be below high"),
  warp: (low = 0, high = 1) => ({
    draw: "uniform",
    build: (make, u) => linear(make, low, high - low, u),
    cdf: (x) => clampUnit((x - low) / (high - low)),
  }),
};

const triangular: Marginal = {
  parameters: ["low", "mode", "high"],
  rule: (low = 0, mode = 0, high = 0) =>
    low <= mode && mode <= high && low < high ? undefined : "low ≤ mode ≤ high, low below high",
  warp: (low = 0, mode = 0, high = 0) => ({
    draw: "uniform",
    build: (make, u) => buildTriangular(make, u, low, mode, high),
    cdf: (x) => {
      if (x <= low) return 0;
      if (x >= high) return 1;
      if (x < mode) return square(x - low) / ((high - low) * (mode - low));
      return 1 - square(high - x) / ((high - low) * (high - mode));
    },
  }),
};

function buildTriangular(
  make: GraphBuilder,
  u: NodeId,
  low: number,
  mode: number,
  high: number,
): NodeId {
  const width = high - low;
  const rise = make.apply("mul", make.constant(width * (mode - low)), u);
  const rest = make.apply("sub", make.constant(1), u);
  const fall = make.apply("mul", make.constant(width * (high - mode)), rest);
  return make.apply(
    "select",
    make.apply("lt", u, make.constant((mode - low) / width)),
    make.apply("add", make.constant(low), make.apply("sqrt", rise)),
    make.apply("sub", make.constant(high), make.apply("sqrt", fall)),
  );
}

const beta: Marginal = {
  parameters: ["a", "b", "low?", "high?"],
  rule: (a = 0, b = 0, low = 0, high = 1) =>
    within(a, "a", SMALLEST_SHAPE) ??
    within(b, "b", SMALLEST_SHAPE) ??
    (low < high ? undefined : "low must be below high"),
  warp: (a = 0, b = 0, low = 0, high = 1) => ({
    draw: "normal",
    build: (make, z, reach) => {
      const share = placeTable(make, z, betaTable([a, b], reach), logistic);
      return low === 0 && high === 1 ? share : linear(make, low, high - low, share);
    },
    cdf: (x) => betaCdf(clampUnit((x - low) / (high - low)), a, b),
    beyond: (x) => betaCdf(clampUnit((high - x) / (high - low)), b, a),
  }),
};

const betaTable = rememberWarp(
  ([a, b]: readonly [number, number]): SmoothQuantile =>
    (below, beyond) =>
      inverseIncompleteBetaLogOdds(a, b, below, beyond),
  { restore: (x) => 1 / (1 + exp(-x)), spread: 0 },
);

/** 1 / (1 + e^−x). */
const logistic = (make: GraphBuilder, x: NodeId): NodeId => {
  const one = make.constant(1);
  return make.apply("div", one, make.apply("add", one, make.apply("exp", make.apply("neg", x))));
};

/** (e^x − e^−x) / 2. */
const buildSinh = (make: GraphBuilder, x: NodeId): NodeId => {
  const up = make.apply("exp", x);
  const down = make.apply("exp", make.apply("neg", x));
  return make.apply("mul", make.constant(0.5), make.apply("sub", up, down));
};

/** Add a warp's table. `restore` maps its values back from the smooth scale, if it is in that. */
function placeTable(
  make: GraphBuilder,
  z: NodeId,
  { table, isSmooth }: WarpTable,
  restore: (make: GraphBuilder, x: NodeId) => NodeId,
): NodeId {
  const value = make.table(make.addTable(table), z);
  return isSmooth ? restore(make, value) : value;
}

const gamma: Marginal = {
  parameters: ["shape", "scale?"],
  rule: (shape = 0, scale = 1) => within(shape, "shape", SMALLEST_SHAPE) ?? above(scale, "scale"),
  warp: (shape = 1, scale = 1) => ({
    draw: "normal",
    build: (make, z, reach) => {
      const value = placeTable(make, z, gammaTable([shape], reach), (_, x) => make.apply("exp", x));
      return make.apply("mul", make.constant(scale), value);
    },
    cdf: (x) => (x > 0 ? gammaCdf(x, shape, scale) : 0),
    beyond: (x) => gammaUpperTail(x, shape, scale),
  }),
};

const gammaTable = rememberWarp(
  ([shape]: readonly [number]): SmoothQuantile =>
    (below, beyond) =>
      ln(inverseIncompleteGamma(shape, below, beyond)),
  { restore: exp, spread: 0 },
);

const studentT: Marginal = {
  parameters: ["degrees of freedom", "location?", "scale?"],
  rule: (freedom = 0, _ = 0, scale = 1) =>
    within(freedom, "degrees of freedom", FEWEST_DEGREES) ?? above(scale, "scale"),
  warp: (freedom = 1, location = 0, scale = 1) => ({
    draw: "normal",
    build: (make, z, reach) => {
      const value = placeTable(make, z, studentTable([freedom], reach), buildSinh);
      return linear(make, location, scale, value);
    },
    cdf: (x) => studentTCdf((x - location) / scale, freedom),
    beyond: (x) => studentTCdf((location - x) / scale, freedom),
  }),
};

const studentTable = rememberWarp(
  ([freedom]: readonly [number]): SmoothQuantile =>
    (below, beyond) =>
      below < beyond
        ? asinh(studentTQuantile(below, freedom))
        : -asinh(studentTQuantile(beyond, freedom)),
  { restore: sinh, spread: 0.1 },
);

const pareto: Marginal = {
  parameters: ["minimum", "shape"],
  rule: (minimum = 0, shape = 0) => above(minimum, "minimum") ?? above(shape, "shape"),
  warp: (minimum = 1, shape = 1) => ({
    draw: "uniform",
    build: (make, u) => {
      // 1 − u is exact for a draw of 32 bits, and of 52.
      const tail = make.apply("ln", make.apply("sub", make.constant(1), u));
      return make.apply("exp", linear(make, ln(minimum), -1 / shape, tail));
    },
    cdf: (x) => (x > minimum ? 1 - pow(minimum / x, shape) : 0),
  }),
};

const bernoulli: Marginal = {
  parameters: ["probability"],
  rule: (p = 0) => (p >= 0 && p <= 1 ? undefined : "probability must be in [0, 1]"),
  warp: (p = 0) => ({
    draw: "uniform",
    build: (make, u) => make.apply("le", make.constant(1 - p), u),
    cdf: (x) => (x < 0 ? 0 : x < 1 ? 1 - p : 1),
  }),
};

/** A fit's forecast at one point: Student's t about the fitted value. */
const prediction: Marginal = {
  parameters: ["value", "standard error", "degrees of freedom"],
  rule: (_ = 0, error = 0, freedom = 0) =>
    above(error, "standard error") ?? within(freedom, "degrees of freedom", FEWEST_DEGREES),
  warp: (value = 0, error = 1, freedom = 1) => studentT.warp(freedom, value, error),
};

/** The same where the fit is on the natural logarithm. */
const logPrediction: Marginal = {
  ...prediction,
  warp: (...parameters) => {
    const { draw, build, cdf, beyond } = prediction.warp(...parameters);
    return {
      draw,
      build: (make, z, reach) => make.apply("exp", build(make, z, reach)),
      cdf: (x) => (x > 0 ? cdf(ln(x)) : 0),
      beyond: (x) => (x > 0 ? (beyond?.(ln(x)) ?? 0) : 1),
    };
  },
};

/** The distributions whose parameters are plain numbers. To add one, add a row. */
export const marginals: ReadonlyMap<string, Marginal> = new Map([
  ["normal", normal],
  ["lognormal", lognormal],
  ["uniform", uniform],
  ["triangular", triangular],
  ["beta", beta],
  ["gamma", gamma],
  ["student_t", studentT],
  ["pareto", pareto],
  ["bernoulli", bernoulli],
  ["prediction", prediction],
  ["log_prediction", logPrediction],
]);
