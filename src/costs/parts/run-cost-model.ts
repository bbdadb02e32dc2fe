import { createSerialExecutor, type Executor } from "../../engine/executor.ts";
import { interpreterEvaluators } from "../../engine/interpreter-evaluator.ts";
import { type Simulation, simulate } from "../../engine/simulate.ts";
import { buildModel, type ModelParts } from "../../graph/build.ts";
import type { Outcome } from "../../outcome.ts";

/** How a cost model is sampled. */
export interface CostModelSampling {
  readonly draws: number;
  readonly seed: number;
}

/** The calling thread. Core has no clock, so the time taken is not measured. */
const callingThread: Executor = createSerialExecutor(interpreterEvaluators, {
  now: () => 0,
  pause: () => Promise.resolve(),
});

/**
 * Build and run a small cost model on the calling thread, with drivers.
 *
 * @returns quantiles of the outputs and what moves them; or the first problem of model or run
 */
export async function runCostModel(
  parts: ModelParts,
  { draws, seed }: CostModelSampling,
): Promise<Outcome<Simulation>> {
  const model = buildModel(parts);
  if (!model.ok) return model;
  return simulate(model.value, { draws, seed, method: "sobol", mode: "strict" }, callingThread);
}
