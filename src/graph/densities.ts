/** A distribution that an observation may come from. */
export interface Density {
  /** Names of the parameters, as those of the distribution among beliefs; a question mark marks those with a default. */
  readonly parameters: readonly string[];
  /** Values of parameters that are not given. */
  readonly defaults?: Readonly<Record<string, number>>;
  /** Parameters that must be numbers: what depends on them alone is left out of the density. */
  readonly fixed?: readonly string[];
  /** What is wrong with the observed value, if anything. */
  readonly rule?: (value: number, fixed: Readonly<Record<string, number>>) => string | undefined;
  /**
   * The logarithm of the density at `value`, as a formula of it and the parameters, less what is the
   * same in every draw; `never` is minus infinity.
   */
  readonly logarithm: string;
}

const notNegative = (value: number): string | undefined =>
  value >= 0 ? undefined : "must not be negative";

const above0 = (value: number): string | undefined => (value > 0 ? undefined : "must be above 0");

const wholeUpTo =
  (most: (fixed: Readonly<Record<string, number>>) => number) =>
  (value: number, fixed: Readonly<Record<string, number>>): string | undefined =>
    Number.isInteger(value) && value >= 0 && value <= most(fixed)
      ? undefined
      : `must be a whole number from 0 to ${most(fixed)}`;

/** k·ln x, which is 0 for k = 0 whatever x is. */
const powers = (count: string, of: string): string => `if(${count} == 0, 0, ${count} * ln(${of}))`;

const trials = (count: string): string =>
  `if(0 <= probability and probability <= 1, ${powers("value", "probability")} + ${powers(`(${count} - value)`, "(1 - probability)")}, never)`;

/** The distributions by name. To add one, add a row. */
export const densities: ReadonlyMap<string, Density> = new Map<string, Density>([
  [
    "normal",
    {
      parameters: ["mean", "deviation"],
      logarithm: "-(ratio(value - mean, deviation) ^ 2) / 2 - ln(bare(positive(deviation)))",
    },
  ],
  [
    "lognormal",
    {
      parameters: ["log-mean", "log-deviation"],
      rule: above0,
      logarithm:
        "-(((ln(bare(value)) - log_mean) / log_deviation) ^ 2) / 2 - ln(positive(log_deviation))",
    },
  ],
  [
    "student_t",
    {
      parameters: ["degrees of freedom", "location?", "scale?"],
      defaults: { location: 0, scale: 1 },
      fixed: ["degrees_of_freedom"],
      logarithm:
        "-(degrees_of_freedom + 1) / 2 * log1p(ratio(value - location, scale) ^ 2 / degrees_of_freedom) - ln(bare(positive(scale)))",
    },
  ],
  [
    "logistic",
    {
      parameters: ["location", "scale"],
      logarithm:
        "-abs(ratio(value - location, scale)) - 2 * log1p(exp(-abs(ratio(value - location, scale)))) - ln(bare(positive(scale)))",
    },
  ],
  [
    "uniform",
    {
      parameters: ["low", "high"],
      logarithm: "if(low <= value and value <= high, -ln(bare(positive(high - low))), never)",
    },
  ],
  [
    "exponential",
    {
      parameters: ["mean"],
      rule: notNegative,
      logarithm: "-ratio(value, mean) - ln(bare(positive(mean)))",
    },
  ],
  [
    "gamma",
    {
      parameters: ["shape", "scale?"],
      defaults: { scale: 1 },
      fixed: ["shape"],
      rule: above0,
      logarithm: "-ratio(value, scale) - shape * ln(bare(positive(scale)))",
    },
  ],
  [
    "weibull",
    {
      parameters: ["shape", "scale"],
      rule: above0,
      logarithm:
        "ln(positive(shape)) + shape * ln(ratio(value, positive(scale))) - exp(shape * ln(ratio(value, scale)))",
    },
  ],
  [
    "pareto",
    {
      parameters: ["minimum", "shape"],
      rule: above0,
      logarithm:
        "if(minimum <= value, ln(positive(shape)) + shape * ln(ratio(positive(minimum), value)), never)",
    },
  ],
  [
    "poisson",
    {
      parameters: ["mean"],
      rule: wholeUpTo(() => Number.MAX_SAFE_INTEGER),
      logarithm: "value * ln(positive(mean)) - mean",
    },
  ],
  [
    "binomial",
    {
      parameters: ["trials", "probability"],
      fixed: ["trials"],
      rule: wholeUpTo(({ trials: count = 0 }) => count),
      logarithm: trials("trials"),
    },
  ],
  ["bernoulli", { parameters: ["probability"], rule: wholeUpTo(() => 1), logarithm: trials("1") }],
]);
