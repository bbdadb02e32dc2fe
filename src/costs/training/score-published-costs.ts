import { attempt, must, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { median } from "../../stats/median.ts";
import { columnEditions, type Edition } from "../training-cost/edition.ts";
import { type TrainingCostFacts, trainingCostFacts } from "../training-cost/inputs-from-facts.ts";
import { realCost } from "../training-cost/real-cost.ts";
import {
  type CostBasis,
  costBases,
  type ModelCosts,
  trainingCosts,
} from "../training-cost/training-costs.ts";
import type { TrainingRun } from "../training-cost/training-run.ts";
import { type PublishedCost, publishedCosts, type RevisedInput } from "./published-costs.ts";

/** One cost that Epoch AI publishes, beside ours on the same basis. */
export interface CostScore {
  readonly model: string;
  readonly basis: CostBasis;
  /** USD of the edition's month. */
  readonly published: number;
  readonly predicted: number;
  readonly ratio: number;
  /** Edition of the recipe behind the published cost. */
  readonly edition: string;
  /** Whether the figure was entered by hand and follows no recipe. */
  readonly stated: boolean;
  /** Inputs revised since; ours are then those behind the published cost. */
  readonly revised: readonly RevisedInput[];
  /** Ratio on today's inputs with the same edition; absent where they give no cost. */
  readonly today: number | undefined;
}

/** How well a basis agrees overall. */
export interface BasisSummary {
  readonly basis: CostBasis;
  readonly n: number;
  readonly within15Percent: number;
  /** Practically equal: our inputs are theirs. */
  readonly withinTenthPercent: number;
  readonly medianRatio: number;
}

/**
 * Costs of all runs that Epoch AI prices, each computed with the edition of the recipe and the
 * inputs behind the published figure.
 */
export function scorePublishedCosts(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly CostScore[]> {
  return attempt(() => {
    const inputs = must(trainingCostFacts(facts, window));
    const published = must(publishedCosts(facts, window, inputs.runs));
    return Object.entries(columnEditions).flatMap(([name, edition]) => {
      const rows = published.filter((row) => row.edition === name);
      const price = (runs: readonly TrainingRun[]) => pricedBy(inputs, runs, edition);
      const today = price(rows.map(({ today: run }) => run));
      const then = price(rows.map(({ then: run }) => run));
      return rows.flatMap((row) => scoresOf(row, then.get(row.model), today.get(row.model)));
    });
  });
}

/** Costs of models in the money of the edition's month, by model and basis. */
function pricedBy(
  facts: TrainingCostFacts,
  runs: readonly TrainingRun[],
  edition: Edition,
): ReadonlyMap<string, (basis: CostBasis) => number | undefined> {
  const real = (costs: ModelCosts, basis: CostBasis): number | undefined => {
    const cost = costs[basis];
    if (!cost.ok) return undefined;
    const { published } = costs.run;
    const value = realCost(cost.value.totalUsd, published, edition.priceMonth, facts.index);
    return value.ok ? value.value : undefined;
  };
  return new Map(
    trainingCosts({ ...facts, runs }, edition).map((costs) => [
      costs.run.name,
      (basis) => real(costs, basis),
    ]),
  );
}

type Priced = ((basis: CostBasis) => number | undefined) | undefined;

function scoresOf(row: PublishedCost, then: Priced, today: Priced): readonly CostScore[] {
  return costBases.flatMap((basis): CostScore[] => {
    const published = row.cost[basis];
    const predicted = then?.(basis);
    if (published === undefined || predicted === undefined) return [];
    const now = today?.(basis);
    return [
      {
        model: row.model,
        basis,
        published,
        predicted,
        ratio: predicted / published,
        edition: row.edition,
        stated: row.stated,
        revised: row.revised,
        today: now === undefined ? undefined : now / published,
      },
    ];
  });
}

/** The agreement of each basis that has scores; figures entered by hand belong to none. */
export const summarizeCosts = (scores: readonly CostScore[]): readonly BasisSummary[] =>
  costBases.flatMap((basis) => {
    const ratios = scores
      .filter((score) => score.basis === basis && !score.stated)
      .map(({ ratio }) => ratio);
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
