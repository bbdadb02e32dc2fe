import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { minimizeLeastSquares } from "../../stats/least-squares-nonlinear.ts";
import { softened } from "../parts/softened.ts";
import { deviceRate } from "./device-fit.ts";
import { type Efficiencies, efficiencyPriors } from "./efficiencies.ts";
import type { MeasuredResult } from "./measured-results.ts";
import { feasibleGroups, operatingRate } from "./operating-point.ts";
import { servingPools } from "./serving-pools.ts";
import { isManyExperts, type ServingSetup } from "./serving-setup.ts";

/** Scatter of a measured result around the model, in logarithms: software, tuning, cooling. */
const SCATTER = 0.12;
/** The same where lengths of prompts are estimates of ours. */
const SCATTER_OF_ESTIMATES = 0.15;
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
  return results.map(({ limits, rate, groupChips }) => {
    if (rate === "device") return deviceRate(setup);
    if (rate === "chip") {
      const own = groups.filter(({ chips }) => chips === (groupChips ?? chips));
      return operatingRate(setup, limits, own);
    }
    const pools = servingPools(setup, limits);
    return (
      (rate === "decodePool"
        ? pools?.decode.tokensPerSecondPerChip
        : pools?.prefill.tokensPerSecondPerChip) ?? 0
    );
  });
}

/**
 * Efficiencies that bring the model closest to measured results: least squares of logarithms, with
 * the priors as further observations. The search starts at the medians of the priors, so that no
 * results enter other than those given.
 */
export function fitEfficiencies(results: readonly MeasuredResult[]): Efficiencies {
  const priors = names.map((name) => efficiencyPriors[name]);
  const size = names.length;
  const sizes = groupBy(results, ({ group }) => group);
  const weightOf = ({ group }: MeasuredResult) => pow(sizes.get(group)?.length ?? 1, -0.25);
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
          const misses = missesOf(setup, scenarios, here, weightOf);
          for (const [n, [i]] of entries.entries()) residuals[i] = itemAt(misses, n);
          names.forEach((name, k) => {
            if (!concerns(name, itemAt(scenarios, 0))) return;
            const there = missesOf(setup, scenarios, itemAt(moved, k), weightOf);
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
      upper: names.map((name) =>
        ln(
          name === "expertTokens" || name === "routingMoves"
            ? 1e4
            : name === "bandwidth" || name === "memory"
              ? 0.95
              : 5,
        ),
      ),
    },
  );
  return efficienciesOf(fit.point);
}

/** Logarithm of predicted over measured, in units of the scatter; a large miss counts by its size. */
const missesOf = (
  setup: MeasuredResult["setup"],
  results: readonly MeasuredResult[],
  efficiencies: Efficiencies,
  weightOf: (result: MeasuredResult) => number,
): readonly number[] =>
  predictScenarios(setup, results, efficiencies).map((predicted, n) => {
    const result = itemAt(results, n);
    const scatter = result.estimated ? SCATTER_OF_ESTIMATES : SCATTER;
    const miss = ln(Math.max(predicted, 1e-6) / result.measured) / scatter;
    return weightOf(result) * softened(miss);
  });

/** Whether results of a setup depend on an efficiency at all; this only saves time. */
function concerns(name: keyof Efficiencies, { setup, rate }: MeasuredResult): boolean {
  switch (name) {
    case "otherMaker":
      return setup.chip.maker !== "NVIDIA";
    case "fourBit":
      return setup.format === "fp4";
    case "sixteenBit":
      return setup.chip.peak[setup.format] === undefined || setup.format === "fp16";
    case "experts":
      return setup.model.experts > 1;
    case "expertTokens":
    case "routingMoves":
      return setup.model.experts > 1;
    case "expertExchange":
      return isManyExperts(setup.model);
    case "latent":
      return setup.model.architecture.layers.some(({ mixer }) => mixer.kind === "latent");
    case "device":
      return rate === "device";
    case "unpacking":
      return rate === "device" && setup.format === "fp4";
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
