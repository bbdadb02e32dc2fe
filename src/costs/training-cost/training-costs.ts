import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { AcquisitionCost } from "./acquisition-cost.ts";
import type { AmortisedCost } from "./amortised-cost.ts";
import type { CloudCost } from "./cloud-cost.ts";
import type { Edition } from "./edition.ts";
import { type RunCosts, runCosts } from "./run-costs.ts";
import type { TrainingCostInputs, TrainingRun } from "./training-run.ts";

/** The bases for costing a model. */
export const costBases = ["amortised", "cloud", "acquisition"] as const;
export type CostBasis = (typeof costBases)[number];

/** A cost whose `totalUsd` may include the cost of the model it was fine-tuned from. */
export type WithBaseModel<Parts> = Parts & { readonly baseModelUsd: number };

/** What a model cost, nominal USD; each basis is a figure with its parts, or why there is none. */
export interface ModelCosts {
  readonly run: TrainingRun;
  readonly amortised: Outcome<WithBaseModel<AmortisedCost>>;
  readonly cloud: Outcome<WithBaseModel<CloudCost>>;
  readonly acquisition: Outcome<WithBaseModel<AcquisitionCost>>;
}

/**
 * Cost of training models on three bases, after Cottier et al. 2024 (arXiv 2405.21015).
 *
 * Depending on the edition, a fine-tuned model has the problem `fine-tune`, or its own cost plus
 * that of its base. The base is looked up among the same runs; where it is absent or has no cost,
 * the problem is `base-not-priced`.
 *
 * @param inputs the runs to price, and tables of chips and price quotes
 * @returns costs in the order of the runs
 */
export function trainingCosts(inputs: TrainingCostInputs, edition: Edition): readonly ModelCosts[] {
  const chips = new Map(inputs.chips.map((chip) => [chip.name, chip]));
  const alone = inputs.runs.map((run) => runCosts(run, chips, inputs.quotes, edition));
  const byName = new Map(alone.map((costs) => [costs.run.name, costs]));
  return alone.map((costs) => ({
    run: costs.run,
    amortised: withBaseModel(costs, ({ amortised }) => amortised, byName, edition),
    cloud: withBaseModel(costs, ({ cloud }) => cloud, byName, edition),
    acquisition: withBaseModel(costs, ({ acquisition }) => acquisition, byName, edition),
  }));
}

function withBaseModel<Parts extends { readonly totalUsd: number }>(
  costs: RunCosts,
  costOf: (costs: RunCosts) => Outcome<Parts>,
  others: ReadonlyMap<string, RunCosts>,
  edition: Edition,
): Outcome<WithBaseModel<Parts>> {
  const own = costOf(costs);
  const { baseModel } = costs.run;
  if (baseModel === undefined) {
    return own.ok ? succeed({ ...own.value, baseModelUsd: 0 }) : own;
  }
  if (edition.fineTunes === "not-priced") return fail("fine-tune", { base: baseModel });
  if (!own.ok) return own;
  const base = others.get(baseModel);
  const baseCost = base && withBaseModel(base, costOf, without(others, baseModel), edition);
  if (!baseCost?.ok) return fail("base-not-priced", { base: baseModel });
  const baseModelUsd = baseCost.value.totalUsd;
  return succeed({ ...own.value, totalUsd: own.value.totalUsd + baseModelUsd, baseModelUsd });
}

/** Each base is visited once, so that circular base models do not recurse forever. */
const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> =>
  new Map([...map].filter(([name]) => name !== key));
