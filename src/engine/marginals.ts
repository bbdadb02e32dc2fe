import type { GraphBuilder } from "../graph/graph.ts";
import type { NodeId } from "../graph/operators.ts";
import { betaCdf } from "../stats/distributions/beta.ts";
import { gammaCdf, gammaUpperTail } from "../stats/distributions/gamma.ts";
import { normalCdf } from "../stats/distributions/normal.ts";
import { studentTCdf, studentTQuantile } from "../stats/distributions/student-t.ts";
import { asinh } from "../stats/elementary/asinh.ts";
import { exp } from "../stats/elementary/exp.ts";
import { expm1 } from "../stats/elementary/expm1.ts";
import { ln } from "../stats/elementary/ln.ts";
import { pow } from "../stats/elementary/pow.ts";
import { sinh } from "../stats/elementary/sinh.ts";
import { square } from "../stats/elementary/square.ts";
import { inverseIncompleteBetaLogOdds } from "../stats/special/inverse-incomplete-beta.ts";
import { inverseIncompleteGamma } from "../stats/special/inverse-incomplete-gamma.ts";
import { buildMetalog, metalogCdf } from "./metalog.ts";
import type { Warp } from "./warp.ts";
import { rememberWarp, type SmoothQuantile, type WarpTable } from "./warp-table.ts";
import { byRatios, wholeNumbers } from "./whole-numbers.ts";

/** One row: a named distribution of the model language. */
export interface Marginal {
  /** Names of the parameters; a question mark allows the parameter to be absent. */
  readonly parameters: readonly string[];
  /** What is wrong with the parameters, if anything. */
  readonly rule: (...parameters: readonly number[]) => string | undefined;
  readonly warp: (...parameters: readonly number[]) => Warp;
  /** The warp as a formula of its draw and parameters, so that these may depend on inputs. */
  readonly formula?: WarpFormula;
  /** Whether it has steps. */
  readonly isDiscrete?: true;
}

/** A distribution as a formula, for any parameters. */
export interface WarpFormula {
  readonly draw: Warp["draw"];
  readonly build: (make: GraphBuilder, draw: NodeId, ...parameters: readonly NodeId[]) => NodeId;
  /** Truths that must hold of the parameters; a draw without them is undefined. */
  readonly needs: (make: GraphBuilder, ...parameters: readonly NodeId[]) => readonly NodeId[];
}

/** A row whose warp is a formula. */
const fromFormula = (
  { parameters, rule, isDiscrete }: Pick<Marginal, "parameters" | "rule" | "isDiscrete">,
  formula: WarpFormula,
  distribution: (...parameters: readonly number[]) => Pick<Warp, "cdf" | "beyond">,
): Marginal => ({
  parameters,
  rule,
  formula,
  ...(isDiscrete ? { isDiscrete } : {}),
  warp: (...values) => ({
    draw: formula.draw,
    build: (make, draw) => formula.build(make, draw, ...values.map(make.constant)),
    ...distribution(...values),
  }),
});

const isAbove = (make: GraphBuilder, low: number, x: NodeId): NodeId =>
  make.apply("lt", make.constant(low), x);

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
  along(make, make.constant(a), make.constant(b), x);

const along = (make: GraphBuilder, a: NodeId, b: NodeId, x: NodeId): NodeId =>
  make.apply("add", a, make.apply("mul", b, x));

const clampUnit = (p: number): number => Math.min(1, Math.max(0, p));

const normal = fromFormula(
  {
    parameters: ["mean", "deviation"],
    rule: (_, deviation) => above(deviation!, "deviation"),
  },
  {
    draw: "normal",
    build: (make, z, mean, deviation) => along(make, mean!, deviation!, z),
    needs: (make, _, deviation) => [isAbove(make, 0, deviation!)],
  },
  (mean = 0, deviation = 1) => ({
    cdf: (x) => normalCdf((x - mean) / deviation),
    beyond: (x) => normalCdf((mean - x) / deviation),
  }),
);

const lognormal = fromFormula(
  {
    parameters: ["log-mean", "log-deviation"],
    rule: (_, deviation) => above(deviation!, "log-deviation"),
  },
  {
    draw: "normal",
    build: (make, z, mean, deviation) => make.apply("exp", along(make, mean!, deviation!, z)),
    needs: (make, _, deviation) => [isAbove(make, 0, deviation!)],
  },
  (mean = 0, deviation = 1) => ({
    cdf: (x) => (x > 0 ? normalCdf((ln(x) - mean) / deviation) : 0),
    beyond: (x) => (x > 0 ? normalCdf((mean - ln(x)) / deviation) : 1),
  }),
);

const lowBelowHigh = (low = 0, high = 0): string | undefined =>
  low < high ? undefined : "low must be below high";

const uniform = fromFormula(
  { parameters: ["low", "high"], rule: lowBelowHigh },
  {
    draw: "uniform",
    build: (make, u, low, high) => along(make, low!, make.apply("sub", high!, low!), u),
    needs: (make, low, high) => [make.apply("lt", low!, high!)],
  },
  (low = 0, high = 1) => ({ cdf: (x) => clampUnit((x - low) / (high - low)) }),
);

const loguniform = fromFormula(
  {
    parameters: ["low", "high"],
    rule: (low = 0, high = 0) => above(low, "low") ?? lowBelowHigh(low, high),
  },
  {
    draw: "uniform",
    build: (make, u, low, high) => {
      const from = make.apply("ln", low!);
      return make.apply(
        "exp",
        along(make, from, make.apply("sub", make.apply("ln", high!), from), u),
      );
    },
    needs: (make, low, high) => [isAbove(make, 0, low!), make.apply("lt", low!, high!)],
  },
  (low = 1, high = 2) => ({
    cdf: (x) => (x > 0 ? clampUnit((ln(x) - ln(low)) / (ln(high) - ln(low))) : 0),
  }),
);

const triangular = fromFormula(
  {
    parameters: ["low", "mode", "high"],
    rule: (low = 0, mode = 0, high = 0) =>
      low <= mode && mode <= high && low < high ? undefined : "low ≤ mode ≤ high, low below high",
  },
  {
    draw: "uniform",
    build: (make, u, ...[low, mode, high]) => buildTriangular(make, u, low!, mode!, high!),
    needs: (make, low, mode, high) => [
      make.apply("le", low!, mode!),
      make.apply("le", mode!, high!),
      make.apply("lt", low!, high!),
    ],
  },
  (low = 0, mode = 0, high = 0) => ({
    cdf: (x) => {
      if (x <= low) return 0;
      if (x >= high) return 1;
      if (x < mode) return square(x - low) / ((high - low) * (mode - low));
      return 1 - square(high - x) / ((high - low) * (high - mode));
    },
  }),
);

function buildTriangular(
  make: GraphBuilder,
  u: NodeId,
  low: NodeId,
  mode: NodeId,
  high: NodeId,
): NodeId {
  const width = make.apply("sub", high, low);
  const left = make.apply("sub", mode, low);
  const rise = make.apply("mul", make.apply("mul", width, left), u);
  const rest = make.apply("sub", make.constant(1), u);
  const fall = make.apply("mul", make.apply("mul", width, make.apply("sub", high, mode)), rest);
  return make.apply(
    "select",
    make.apply("lt", u, make.apply("div", left, width)),
    make.apply("add", low, make.apply("sqrt", rise)),
    make.apply("sub", high, make.apply("sqrt", fall)),
  );
}

/** −ln(1 − u), which is exponential with mean 1; 1 − u is exact for a draw of 32 bits, and of 52. */
const exponentialOf = (make: GraphBuilder, u: NodeId): NodeId =>
  make.apply("neg", make.apply("ln", make.apply("sub", make.constant(1), u)));

const exponential = fromFormula(
  { parameters: ["mean"], rule: (mean = 0) => above(mean, "mean") },
  {
    draw: "uniform",
    build: (make, u, mean) => make.apply("mul", mean!, exponentialOf(make, u)),
    needs: (make, mean) => [isAbove(make, 0, mean!)],
  },
  (mean = 1) => ({ cdf: (x) => (x > 0 ? -expm1(-x / mean) : 0) }),
);

const weibull = fromFormula(
  {
    parameters: ["shape", "scale"],
    rule: (shape = 0, scale = 0) => above(shape, "shape") ?? above(scale, "scale"),
  },
  {
    draw: "uniform",
    build: (make, u, shape, scale) => {
      const power = make.apply("div", make.constant(1), shape!);
      return make.apply("mul", scale!, make.apply("pow", exponentialOf(make, u), power));
    },
    needs: (make, shape, scale) => [isAbove(make, 0, shape!), isAbove(make, 0, scale!)],
  },
  (shape = 1, scale = 1) => ({ cdf: (x) => (x > 0 ? -expm1(-pow(x / scale, shape)) : 0) }),
);

const logisticDistribution = fromFormula(
  { parameters: ["location", "scale"], rule: (_ = 0, scale = 0) => above(scale, "scale") },
  {
    draw: "uniform",
    build: (make, u, location, scale) => {
      const rest = make.apply("sub", make.constant(1), u);
      const odds = make.apply("sub", make.apply("ln", u), make.apply("ln", rest));
      return along(make, location!, scale!, odds);
    },
    needs: (make, _, scale) => [isAbove(make, 0, scale!)],
  },
  (location = 0, scale = 1) => ({ cdf: (x) => 1 / (1 + exp((location - x) / scale)) }),
);

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

const pareto = fromFormula(
  {
    parameters: ["minimum", "shape"],
    rule: (minimum = 0, shape = 0) => above(minimum, "minimum") ?? above(shape, "shape"),
  },
  {
    draw: "uniform",
    build: (make, u, minimum, shape) => {
      // 1 − u is exact for a draw of 32 bits, and of 52.
      const tail = make.apply("ln", make.apply("sub", make.constant(1), u));
      const slope = make.apply("div", make.constant(-1), shape!);
      return make.apply("exp", along(make, make.apply("ln", minimum!), slope, tail));
    },
    needs: (make, minimum, shape) => [isAbove(make, 0, minimum!), isAbove(make, 0, shape!)],
  },
  (minimum = 1, shape = 1) => ({
    cdf: (x) => (x > minimum ? 1 - pow(minimum / x, shape) : 0),
  }),
);

const bernoulli = fromFormula(
  {
    parameters: ["probability"],
    rule: (p = 0) => (p >= 0 && p <= 1 ? undefined : "probability must be in [0, 1]"),
    isDiscrete: true,
  },
  {
    draw: "uniform",
    build: (make, u, p) => make.apply("le", make.apply("sub", make.constant(1), p!), u),
    needs: (make, p) => [
      make.apply("le", make.constant(0), p!),
      make.apply("le", p!, make.constant(1)),
    ],
  },
  (p = 0) => ({ cdf: (x) => (x < 0 ? 0 : x < 1 ? 1 - p : 1) }),
);

/** A beta on low to high whose mean is (low + weight · mode + high) / (weight + 2), usually weight 4. */
const pert: Marginal = {
  parameters: ["low", "mode", "high", "weight?"],
  rule: (low = 0, mode = 0, high = 0, weight = 4) =>
    (low <= mode && mode <= high && low < high ? undefined : "low ≤ mode ≤ high, low below high") ??
    within(weight, "weight", 0.01),
  warp: (low = 0, mode = 0, high = 1, weight = 4) =>
    beta.warp(
      1 + (weight * (mode - low)) / (high - low),
      1 + (weight * (high - mode)) / (high - low),
      low,
      high,
    ),
};

const MOST_MEAN = 1e6;

const poisson: Marginal = {
  parameters: ["mean"],
  rule: (mean = 0) =>
    mean > 0 && mean <= MOST_MEAN ? undefined : `mean must be above 0 and at most ${MOST_MEAN}`,
  isDiscrete: true,
  warp: (mean = 1) => {
    const { first, probabilities } = byRatios(
      Math.floor(mean),
      (k) => mean / k,
      Number.POSITIVE_INFINITY,
    );
    return wholeNumbers(first, probabilities);
  },
};

const binomial: Marginal = {
  parameters: ["trials", "probability"],
  rule: (trials = 0, p = 0) =>
    Number.isInteger(trials) && trials >= 1 && trials <= MOST_MEAN && p > 0 && p < 1
      ? undefined
      : `trials must be a whole number from 1 to ${MOST_MEAN}, probability between 0 and 1`,
  isDiscrete: true,
  warp: (trials = 1, p = 0.5) => {
    const odds = p / (1 - p);
    const mode = Math.min(trials, Math.floor((trials + 1) * p));
    const { first, probabilities } = byRatios(mode, (k) => ((trials - k + 1) / k) * odds, trials);
    return wholeNumbers(first, probabilities);
  },
};

/** See `metalog.ts`; its parameters are bounds and coefficients, which `readMetalog` finds. */
const metalog: Marginal = {
  parameters: ["low", "high", "coefficients"],
  rule: () => undefined,
  warp: (low = 0, high = 0, ...coefficients) => ({
    draw: "uniform",
    build: (make, u) => buildMetalog(make, u, { low, high }, coefficients),
    cdf: (x) => metalogCdf(x, { low, high }, coefficients),
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
  ["loguniform", loguniform],
  ["triangular", triangular],
  ["pert", pert],
  ["beta", beta],
  ["gamma", gamma],
  ["student_t", studentT],
  ["pareto", pareto],
  ["exponential", exponential],
  ["weibull", weibull],
  ["logistic", logisticDistribution],
  ["metalog", metalog],
  ["poisson", poisson],
  ["binomial", binomial],
  ["bernoulli", bernoulli],
  ["prediction", prediction],
  ["log_prediction", logPrediction],
]);
