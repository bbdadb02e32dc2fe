import type { Facts, FactWindow } from "../../data/facts.ts";
import { type Outcome, succeed } from "../../outcome.ts";
import { median } from "../../stats/median.ts";
import { liveEdition } from "../training-cost/edition.ts";
import { trainingCostFacts } from "../training-cost/inputs-from-facts.ts";
import { realCost } from "../training-cost/real-cost.ts";
import {
  type CostBasis,
  costBases,
  type ModelCosts,
  trainingCosts,
} from "../training-cost/training-costs.ts";

/** One cost that Epoch AI publishes beside ours on the same basis. */
export interface CostScore {
  readonly model: string;
  readonly basis: CostBasis;
  /** USD of December 2023. */
  readonly published: number;
  readonly predicted: number;
  readonly ratio: number;
}

/** How a basis agrees as a whole. */
export interface BasisSummary {
  readonly basis: CostBasis;
  readonly n: number;
  readonly within15Percent: number;
  /** As good as equal: our inputs are theirs. */
  readonly withinTenthPercent: number;
  readonly medianRatio: number;
}

/** Month in whose prices the published amortised costs stand. */
const PRICE_MONTH = "2023-12-01";

const columns = {
  model: "text",
  cost_usd2023: "number?",
  cost_cloud_usd: "number?",
  cost_upfront_usd: "number?",
} as const;

/**
 * Costs of all runs that Epoch AI prices and that the recipe can price from today's facts.
 *
 * Where its inputs have moved since its estimate (chips, hours or compute), so does the cost.
 */
export function scorePublishedCosts(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly CostScore[]> {
  const inputs = trainingCostFacts(facts, window);
  if (!inputs.ok) return inputs;
  const rows = facts.select("models", window, columns);
  if (!rows.ok) return rows;
  const ours = new Map(
    trainingCosts(inputs.value, liveEdition).map((costs) => [costs.run.name, costs]),
  );
  const scores = rows.value.flatMap((row) => {
    const costs = ours.get(row.model);
    if (!costs) return [];
    const published: Readonly<Record<CostBasis, number | undefined>> = {
      amortised: row.cost_usd2023,
      cloud: row.cost_cloud_usd,
      acquisition: row.cost_upfront_usd,
    };
    return costBases.flatMap((basis): CostScore[] => {
      const stated = published[basis];
      const predicted = real(costs, basis);
      if (stated === undefined || predicted === undefined) return [];
      return [{ model: row.model, basis, published: stated, predicted, ratio: predicted / stated }];
    });
  });
  return succeed(scores);

  function real(costs: ModelCosts, basis: CostBasis): number | undefined {
    const cost = costs[basis];
    if (!cost.ok || !inputs.ok) return undefined;
    const { index } = inputs.value;
    const value = realCost(cost.value.totalUsd, costs.run.published, PRICE_MONTH, index);
    return value.ok ? value.value : undefined;
  }
}

/** The agreement of each basis that has scores. */
export const summarizeCosts = (scores: readonly CostScore[]): readonly BasisSummary[] =>
  costBases.flatMap((basis) => {
    const ratios = scores.filter((score) => score.basis === basis).map(({ ratio }) => ratio);
    if (ratios.length === 0) return [];
    const within = (limit: number) => ratios.filter((ratio) => Math.abs(ratio - 1) < limit).length;
    return [
      {
        basis,
        n: ratios.length,
        within15Percent: within(0.15),
        withinTenthPercent: within(0.001),
        medianRatio: median(ratios),
      },
    ];
  });
