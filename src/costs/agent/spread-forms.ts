import { itemAt } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { logGamma } from "../../stats/special/log-gamma.ts";
import { horizonRatio, successOfSteps } from "./step-spread.ts";

/** Distributions of the success of a step over tasks. */
export const spreadForms = ["gamma", "beta", "logit-normal"] as const;
export type SpreadForm = (typeof spreadForms)[number];

/**
 * Share of tasks completed at `steps` steps under each form of spread, all with the same mean
 * success of a step and the same ratio of the 50 % to the 80 % horizon. It shows how much the
 * choice of form matters.
 *
 * `gamma` spreads −ln of the step's success, `beta` the success, `logit-normal` its log-odds.
 *
 * @param step success of one step averaged over tasks, in (0, 1)
 * @param spread of the gamma form, above 0
 * @returns the shares; a form is absent where none of its members has that ratio
 */
export function successByForm(
  step: number,
  steps: number,
  spread: number,
): readonly { readonly form: SpreadForm; readonly success: number }[] {
  const ratio = horizonRatio(spread);
  const beta = solveShape(ratio, (width) => betaSurvival(step, width));
  const logitNormal = solveShape(ratio, (width) => logitNormalSurvival(step, width));
  return [
    { form: "gamma" as const, survive: (n: number) => successOfSteps(step, n, spread) },
    { form: "beta" as const, survive: beta },
    { form: "logit-normal" as const, survive: logitNormal },
  ].flatMap(({ form, survive }) => (survive ? [{ form, success: survive(steps) }] : []));
}

type Survival = (steps: number) => number;

/** Widest and narrowest spread considered, as natural logarithms. */
const WIDTHS = [-8, 4] as const;
const MOST_STEPS = 1e12;
/** Halvings of a bracket: its width falls below 1e-9 of the range. */
const HALVINGS = 40;

/** The member whose horizons have this ratio, or `undefined` when there is none. */
function solveShape(ratio: number, shape: (width: number) => Survival): Survival | undefined {
  const ratioAt = (logWidth: number): number => {
    const survive = shape(exp(logWidth));
    const half = stepsWhere(survive, 0.5);
    // Where even the easy half never runs out, the ratio is unbounded.
    return Number.isFinite(half) ? half / stepsWhere(survive, 0.8) : half;
  };
  let [low, high]: readonly [number, number] = WIDTHS;
  if (!(ratioAt(low) < ratio && ratioAt(high) > ratio)) return undefined;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (ratioAt(middle) < ratio) low = middle;
    else high = middle;
  }
  return shape(exp((low + high) / 2));
}

/** The number of steps at which a falling survival drops to a level; infinite when out of reach. */
function stepsWhere(survive: Survival, level: number): number {
  let high = 1;
  while (survive(high) > level) {
    if (high > MOST_STEPS) return Number.POSITIVE_INFINITY;
    high *= 2;
  }
  let low = 0;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (survive(middle) > level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** E[x^n] of a Beta with that mean; `width` is 1 / (a + b). */
function betaSurvival(mean: number, width: number): Survival {
  const a = mean / width;
  const b = (1 - mean) / width;
  const atZero = logGamma(a + b) - logGamma(a);
  return (steps) => exp(logGamma(a + steps) - logGamma(a + b + steps) + atZero);
}

/** Points of a normal over ±8 deviations; the trapezoid rule is exact to rounding there. */
const GRID = Array.from({ length: 129 }, (_, index) => (index - 64) / 8);
const WEIGHTS = GRID.map((z) => exp(-0.5 * z * z));
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** E[x^n] where the log-odds of x are normal with deviation `width`, and x has that mean. */
function logitNormalSurvival(mean: number, width: number): Survival {
  const average = (centre: number, steps: number): number =>
    GRID.reduce(
      (sum, z, index) => sum + itemAt(WEIGHTS, index) * pow(1 + exp(-centre - width * z), -steps),
      0,
    ) / TOTAL;
  let low = -100 * (1 + width);
  let high = 100 * (1 + width);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (average(middle, 1) < mean) low = middle;
    else high = middle;
  }
  return (steps) => average((low + high) / 2, steps);
}
