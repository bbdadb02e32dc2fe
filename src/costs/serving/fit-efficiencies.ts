import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { minimizeLeastSquares } from "../../stats/least-squares-nonlinear.ts";
import { type Efficiencies, efficiencyPriors } from "./efficiencies.ts";
import type { MeasuredResult } from "./measured-results.ts";
import { feasibleGroups, operatingRate } from "./operating-point.ts";
import { isManyExperts, type ServingSetup } from "./serving-setup.ts";

/** Scatter of a measured result around the model, in logarithms: software, tuning, cooling. */
const SCATTER = 0.12;
const ITERATIONS = 60;
/** Largest group of chips over which submitters spread one copy of a model. */
const MOST_CHIPS = 16;
/** Step of the difference quotients, in logarithms; results are smooth on this scale. */
const STEP = 1e-3;

const names = Object.keys(efficiencyPriors) as (keyof Efficiencies)[];

/**
 * Tokens per second per chip that the model predicts for a measured system; 0 when it does not fit.
 */
export const predictResult = (result: MeasuredResult, efficiencies: Efficiencies): number =>
  itemAt(predictScenarios(result.setup, [result], efficiencies), 0);

/** The same for several scenarios of one setup, which share their groups. */
function predictScenarios(
  bare: MeasuredResult["setup"],
  results: readonly MeasuredResult[],
  efficiencies: Efficiencies,
): readonly number[] {
  const setup: ServingSetup = { ...bare, efficiencies };
  const groups = feasibleGroups(setup, MOST_CHIPS);
  return results.map(({ limits }) => operatingRate(setup, limits, groups));
}

/**
 * Efficiencies that bring the model closest to measured results: least squares of logarithms, with
 * the priors as further observations. The search starts at the medians of the priors, so that no
 * results enter other than those given.
 */
export function fitEfficiencies(results: readonly MeasuredResult[]): Efficiencies {
  const priors = names.map((name) => efficiencyPriors[name]);
  const size = names.length;
  const setups = [...groupBy([...results.entries()], ([, { setup }]) => setup)];
  const fit = minimizeLeastSquares(
    {
      variables: size,
      residuals: results.length + size,
      evaluate(point, residuals, jacobian) {
        const here = efficienciesOf(point);
        const moved = names.map((name) => ({ ...here, [name]: here[name] * exp(STEP) }));
        for (const [setup, entries] of setups) {
          const scenarios = entries.map(([, result]) => result);
          const misses = missesOf(setup, scenarios, here);
          for (const [n, [i]] of entries.entries()) residuals[i] = itemAt(misses, n);
          names.forEach((name, k) => {
            if (!concerns(name, setup)) return;
            const there = missesOf(setup, scenarios, itemAt(moved, k));
            for (const [n, [i]] of entries.entries()) {
              jacobian[i * size + k] = (itemAt(there, n) - itemAt(misses, n)) / STEP;
            }
          });
        }
        priors.forEach(([median, deviation], k) => {
          const i = results.length + k;
          residuals[i] = (itemAt(point, k) - ln(median)) / deviation;
          jacobian[i * size + k] = 1 / deviation;
        });
      },
    },
    priors.map(([median]) => ln(median)),
    {
      maximumIterations: ITERATIONS,
      relativeDecrease: 1e-4,
      upper: names.map((name) => ln(name === "bandwidth" || name === "memory" ? 0.95 : 5)),
    },
  );
  return efficienciesOf(fit.point);
}

/** Logarithm of predicted over measured, in units of the scatter. */
const missesOf = (
  setup: MeasuredResult["setup"],
  results: readonly MeasuredResult[],
  efficiencies: Efficiencies,
): readonly number[] =>
  predictScenarios(setup, results, efficiencies).map(
    (predicted, n) => ln(Math.max(predicted, 1e-6) / itemAt(results, n).measured) / SCATTER,
  );

/** Whether results of a setup depend on an efficiency at all; this only saves time. */
function concerns(name: keyof Efficiencies, setup: MeasuredResult["setup"]): boolean {
  switch (name) {
    case "otherMaker":
      return setup.chip.maker !== "NVIDIA";
    case "fourBit":
      return setup.format === "fp4";
    case "experts":
      return setup.model.experts > 1;
    case "manyExperts":
    case "expertExchange":
      return isManyExperts(setup.model);
    case "olderSoftware":
      return setup.olderSoftware;
    default:
      return true;
  }
}

const efficienciesOf = (point: Float64Array): Efficiencies =>
  Object.fromEntries(names.map((name, k) => [name, exp(itemAt(point, k))])) as Record<
    keyof Efficiencies,
    number
  >;
