import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { minimizeLeastSquares } from "../../stats/least-squares-nonlinear.ts";
import { type Efficiencies, efficiencyPriors } from "./efficiencies.ts";
import type { MeasuredResult } from "./measured-results.ts";
import { feasibleGroups, operatingPoint } from "./operating-point.ts";

/** Scatter of a measured result around the model, of its logarithm: software, tuning, cooling. */
const SCATTER = 0.12;
const ITERATIONS = 8;
/** Largest group of chips that submitters let one copy of a model span. */
const MOST_CHIPS = 16;
/** Step of the difference quotients, of the logarithm; results are smooth on this scale. */
const STEP = 1e-3;

const names = Object.keys(efficiencyPriors) as (keyof Efficiencies)[];

/** Tokens a second a chip that the model says a measured system gives; 0 when it does not fit. */
export function predictResult(result: MeasuredResult, efficiencies: Efficiencies): number {
  const setup = { ...result.setup, efficiencies };
  const groups = feasibleGroups(setup, MOST_CHIPS);
  return operatingPoint(setup, result.limits, groups)?.tokensPerSecondPerChip ?? 0;
}

/**
 * Efficiencies that bring the model closest to measured results: least squares of logarithms, with
 * the priors as further observations.
 *
 * @param start where the search begins; the optimum does not depend on it
 */
export function fitEfficiencies(
  results: readonly MeasuredResult[],
  start: Efficiencies,
): Efficiencies {
  const priors = names.map((name) => efficiencyPriors[name]);
  const size = names.length;
  const residualsAt = (point: Float64Array): Float64Array => {
    const found = efficienciesOf(point);
    const misses = results.map(
      (result) => ln(Math.max(predictResult(result, found), 1e-6) / result.measured) / SCATTER,
    );
    return Float64Array.from([
      ...misses,
      ...priors.map(([median, deviation], k) => ((point[k] as number) - ln(median)) / deviation),
    ]);
  };
  const fit = minimizeLeastSquares(
    {
      variables: size,
      residuals: results.length + size,
      evaluate(point, residuals, jacobian) {
        const here = residualsAt(point);
        residuals.set(here);
        for (let k = 0; k < size; k++) {
          const moved = point.slice();
          moved[k] = (moved[k] as number) + STEP;
          const there = residualsAt(moved);
          for (let i = 0; i < here.length; i++) {
            jacobian[i * size + k] = ((there[i] as number) - (here[i] as number)) / STEP;
          }
        }
      },
    },
    names.map((name) => ln(start[name])),
    {
      maximumIterations: ITERATIONS,
      relativeDecrease: 1e-4,
      upper: names.map((name) => ln(name === "bandwidth" || name === "memory" ? 0.95 : 5)),
    },
  );
  return efficienciesOf(fit.point);
}

const efficienciesOf = (point: Float64Array): Efficiencies =>
  Object.fromEntries(names.map((name, k) => [name, exp(point[k] as number)])) as Record<
    keyof Efficiencies,
    number
  >;
