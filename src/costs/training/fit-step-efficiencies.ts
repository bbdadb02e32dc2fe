import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { minimizeLeastSquares } from "../../stats/least-squares-nonlinear.ts";
import { softened } from "../parts/softened.ts";
import type { KnownRun } from "./known-runs.ts";
import type { ModelledRun } from "./model-run.ts";
import { type StepEfficiencies, stepPriors } from "./step-efficiencies.ts";
import { stepMfu, stepTime } from "./step-time.ts";

/** A measured run beside the plan that the search found for it. */
export interface PlannedRun {
  readonly run: KnownRun;
  readonly modelled: ModelledRun;
}

const names = Object.keys(stepPriors) as (keyof StepEfficiencies)[];
/** Scatter of a measured run around the model, in logarithms: software, network, tuning. */
const SCATTER = 0.12;
const ITERATIONS = 40;
/** Step of the difference quotients, in logarithms. */
const STEP = 1e-4;
/** No team loses more, however small: a judgement. */
const MOST_LOSS = 0.5;
/** Chips of the run of which `wholeRunLoss` is stated. */
const TEAM_CHIPS = 1024;

/** What a whole run keeps of its steps' speed, failures aside. */
export const wholeRunShare = (
  { wholeRunLoss, largerTeam }: StepEfficiencies,
  chips: number,
): number => 1 - Math.min(MOST_LOSS, wholeRunLoss * pow(chips / TEAM_CHIPS, -largerTeam));

/** Utilisation as published would be: while steps run, or of a whole run with its failures. */
export function predictUtilization({ run, modelled }: PlannedRun, found: StepEfficiencies): number {
  const { work, sequence, goodput } = modelled;
  const peak = run.chip.peak.fp16 ?? Number.NaN;
  const task = { chip: run.chip, peak, sequence, format: run.format };
  const step = stepMfu(work, stepTime(work, modelled.found.plan, task, found), peak, run.chips);
  return run.quantity === "mfu" ? step : step * goodput.share * wholeRunShare(found, run.chips);
}

/** Utilisation that a run published, or that its chip-hours imply. */
export const publishedUtilization = ({ run, modelled }: PlannedRun): number =>
  run.quantity === "mfu"
    ? run.figure
    : (modelled.work.modelFlopPerToken * run.tokens) /
      (run.figure * 3600 * (run.chip.peak.fp16 ?? Number.NaN));

/**
 * Efficiencies that bring the model closest to measured runs: least squares of logarithms with the
 * priors as further observations. A large miss counts by its size and not by its square, and runs
 * of one family on one chip count together as the square root of their number.
 */
export function fitStepEfficiencies(runs: readonly PlannedRun[]): StepEfficiencies {
  const priors = names.map((name) => stepPriors[name]);
  const size = names.length;
  const sizes = groupBy(runs, ({ run }) => run.group);
  const weights = runs.map(({ run }) => pow(sizes.get(run.group)?.length ?? 1, -0.25));
  const targets = runs.map((one) => ln(publishedUtilization(one)));
  const missOf = (index: number, found: StepEfficiencies): number =>
    itemAt(weights, index) *
    softened(
      (ln(predictUtilization(itemAt(runs, index), found)) - itemAt(targets, index)) / SCATTER,
    );
  const fit = minimizeLeastSquares(
    {
      variables: size,
      residuals: runs.length + size,
      evaluate(point, residuals, jacobian) {
        const here = efficienciesOf(point);
        const moved = names.map((name) => ({ ...here, [name]: here[name] * exp(STEP) }));
        for (let i = 0; i < runs.length; i++) {
          const miss = missOf(i, here);
          residuals[i] = miss;
          for (let k = 0; k < size; k++) {
            jacobian[i * size + k] = (missOf(i, itemAt(moved, k)) - miss) / STEP;
          }
        }
        priors.forEach(([median, deviation], k) => {
          const i = runs.length + k;
          residuals[i] = (itemAt(point, k) - ln(median)) / deviation;
          jacobian[i * size + k] = 1 / deviation;
        });
      },
    },
    priors.map(([median]) => ln(median)),
    { maximumIterations: ITERATIONS, relativeDecrease: 1e-5 },
  );
  return efficienciesOf(fit.point);
}

const efficienciesOf = (point: Float64Array): StepEfficiencies =>
  Object.fromEntries(names.map((name, k) => [name, exp(itemAt(point, k))])) as Record<
    keyof StepEfficiencies,
    number
  >;
