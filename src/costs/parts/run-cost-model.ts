import type { Outcome } from "../../base/outcome.ts";
import type { Executor } from "../../engine/executor.ts";
import { type Simulation, simulate } from "../../engine/simulate.ts";
import { buildModel, type ModelParts } from "../../graph/build.ts";

/** How a cost model is sampled. */
export interface CostModelSampling {
  readonly draws: number;
  readonly seed: number;
  /** Names of the outputs whose drivers to find; all when absent. */
  readonly driversOf?: readonly string[];
}

/**
 * Build and run a cost model, on Sobol points in strict mode.
 *
 * @param executor who runs the samples; the result does not depend on it
 * @returns quantiles of the outputs and what moves them; or the first problem of model or run
 */
export async function runCostModel(
  parts: ModelParts,
  { draws, seed, driversOf }: CostModelSampling,
  executor: Executor,
): Promise<Outcome<Simulation>> {
  const model = buildModel(parts);
  if (!model.ok) return model;
  return simulate(
    model.value,
    { draws, seed, driversOf, method: "sobol", mode: "strict" },
    executor,
  );
}
