import { daysBetween } from "../../base/calendar.ts";
import { itemAt, valueFor } from "../../base/item-at.ts";
import { attempt, must, type Outcome } from "../../base/outcome.ts";
import { publishedCosts } from "../../costs/training/published-costs.ts";
import { liveEdition } from "../../costs/training-cost/edition.ts";
import {
  type FactRun,
  type TrainingCostFacts,
  trainingCostFacts,
} from "../../costs/training-cost/inputs-from-facts.ts";
import { realCost } from "../../costs/training-cost/real-cost.ts";
import { type CostBasis, trainingCosts } from "../../costs/training-cost/training-costs.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { cellReceipt, type Receipt } from "../../data/receipt.ts";
import { median } from "../../stats/median.ts";
import { livePriceIndex } from "./live-price-index.ts";
import { replicateTrainingCost } from "./replicate-training-cost.ts";
import { costFormulas, statedReceipts } from "./training-cost-receipt.ts";
import { frontierModels, modelPoint, type TrainedModel, trainedModels } from "./training-models.ts";
import type { Observation, Trend } from "./trend.ts";

/** Frontier models start here: the deep-learning era of the published series. */
const FROM = "2015-10-01";
const FRONTIER = "top-10";
const UNIT = "USD of 2023";

/**
 * Cost of the frontier run on one basis, in 2023 USD, for the models that were among the largest by
 * training compute when published. It is the publisher's figure where one was known and its inputs
 * still hold; otherwise it is computed bottom-up from hardware, time and prices by the published
 * recipe. Nothing is imputed: a model whose hardware or time is unknown has no cost.
 */
export const trainingCostTrend = (basis: CostBasis): Trend => ({
  id: `training-cost-${basis}`,
  unit: UNIT,
  scale: "log",
  pooled: false,
  frontier: FRONTIER,
  horizonYears: 3,
  forecast: { kind: "scatter", everyMonths: 3, from: "2016-01-01", family: "training-cost" },
  observe: (facts, window, scope) => observe(basis, facts, window, scope.frontier ?? FRONTIER),
  replicate: (texts, scope) => replicateTrainingCost(basis, texts, scope.frontier ?? FRONTIER),
});

function observe(
  basis: CostBasis,
  facts: Facts,
  window: FactWindow,
  rule: string,
): Outcome<readonly Observation[]> {
  return attempt(() => {
    const models = must(trainedModels(facts, window));
    const modern = must(frontierModels(models, rule)).filter(({ date }) => date >= FROM);
    const tables = must(trainingCostFacts(facts, window));
    const computed = computedPoints(basis, tables, window, modern);
    const published = must(publishedCosts(facts, window, tables.runs));
    const revised = new Set(
      published.filter((cost) => cost.revised.length > 0).map(({ model }) => model),
    );
    const priced = modern.flatMap((model) => {
      const bottomUp = computed.get(model.id);
      const stated = basis === "amortised" ? publishedPoint(model, window) : undefined;
      const point = revised.has(model.model) ? standing(stated, bottomUp) : (stated ?? bottomUp);
      return point ? [{ model, point }] : [];
    });
    return leaveOutImplausible(countRunsOnce(priced));
  });
}

/** A cost below this share of its neighbours' is not that of a frontier run. */
const LEAST_SHARE = 0.01;
/** Members published within two years are neighbours, in days. */
const NEAR_DAYS = 731;

/**
 * Members that cost less than a hundredth of the median of their neighbours are shown, not fitted:
 * where few models are known, as on early days, small ones rank among the largest.
 */
function leaveOutImplausible(points: readonly Observation[]): readonly Observation[] {
  const selected = points.filter((point) => point.selected);
  return points.map((point) => {
    if (!point.selected) return point;
    const neighbours = selected.filter(
      (each) => each !== point && Math.abs(daysBetween(each.date, point.date)) <= NEAR_DAYS,
    );
    if (neighbours.length === 0) return point;
    const usual = median(neighbours.map(({ value }) => value));
    return point.value >= LEAST_SHARE * usual
      ? point
      : { ...point, selected: false, basis: "implausible" };
  });
}

/** A published cost whose inputs were revised is kept while today's inputs give it within this. */
const STANDS_WITHIN = 0.15;

/**
 * Models are ranked by today's inputs, so a cost that these no longer give is recomputed from them.
 */
function standing(
  stated: Observation | undefined,
  bottomUp: Observation | undefined,
): Observation | undefined {
  if (!stated || !bottomUp) return stated ?? bottomUp;
  const stands = Math.abs(bottomUp.value / stated.value - 1) <= STANDS_WITHIN;
  return stands ? stated : { ...bottomUp, basis: "recomputed" };
}

/**
 * A model tuned from another priced one is the same run again, and so is one with the same date,
 * organisation and exact cost: it is shown, not fitted.
 */
function countRunsOnce(
  priced: readonly { readonly model: TrainedModel; readonly point: Observation }[],
): readonly Observation[] {
  const names = new Set(priced.map(({ model }) => model.model));
  const runs = new Set<string>();
  return priced.map(({ model, point }) => {
    if (model.base_model !== undefined && names.has(model.base_model)) {
      return { ...point, selected: false, basis: "tuned" };
    }
    const run = [point.date, point.organization, point.value].join("\n");
    if (runs.has(run)) return { ...point, selected: false, basis: "same-run" };
    runs.add(run);
    return point;
  });
}

/** The publisher's amortised cost, if an edition with it had been published. */
function publishedPoint(model: TrainedModel, window: FactWindow): Observation | undefined {
  const value = model.cost_usd2023;
  const known = window.hindsight || (model.cost_known_on ?? model.known_on) <= window.asOf;
  if (value === undefined || !known) return undefined;
  return {
    ...modelPoint(model),
    value,
    selected: true,
    basis: "published",
    receipt: cellReceipt("models", model, "cost_usd2023", value, UNIT),
  };
}

/** Costs computed bottom-up, by id; stops where the price index does not reach. */
function computedPoints(
  basis: CostBasis,
  tables: TrainingCostFacts,
  window: FactWindow,
  models: readonly TrainedModel[],
): ReadonlyMap<string, Observation> {
  const byId = new Map(models.map((model) => [model.id, model]));
  const runs = tables.runs.filter(({ id }) => byId.has(id));
  const costs = trainingCosts({ ...tables, runs }, liveEdition);
  const { priceMonth } = liveEdition;
  const through = window.asOf > priceMonth ? window.asOf : priceMonth;
  const index = livePriceIndex(tables.index, through);
  const points = new Map<string, Observation>();
  for (const [position, run] of runs.entries()) {
    const cost = itemAt(costs, position)[basis];
    if (!cost.ok) continue;
    const real = must(realCost(cost.value.totalUsd, run.published, priceMonth, index));
    points.set(run.id, {
      ...modelPoint(valueFor(byId, run.id)),
      value: real,
      selected: true,
      basis: "bottom-up",
      receipt: costReceipt(basis, run, cost.value.totalUsd, real),
    });
  }
  return points;
}

const costReceipt = (
  basis: CostBasis,
  run: FactRun,
  nominalUsd: number,
  realUsd: number,
): Receipt => ({
  id: `training-cost-${basis}/${run.id}`,
  value: realUsd,
  unit: UNIT,
  formula: "nominal cost × price index of December 2023 ÷ that of the month",
  inputs: [
    {
      id: `training-cost-${basis}/${run.id}/nominal`,
      value: nominalUsd,
      unit: "USD",
      formula: costFormulas[basis],
      inputs: statedReceipts(run),
    },
  ],
});
