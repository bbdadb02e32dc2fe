import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import { costPoints, monthYear } from "../../costs/training-cost/cost-growth.ts";
import { readFrontierRule } from "../../costs/training-cost/frontier-rule.ts";
import {
  findPinnedTrainingCosts,
  selectFromLists,
} from "../../costs/training-cost/pinned-training-costs.ts";
import { type CostBasis, trainingCosts } from "../../costs/training-cost/training-costs.ts";
import type { Replicated } from "./trend.ts";

const source = "https://github.com/epoch-research/training-cost-trends";

/** Level of the intervals in the publication. */
const PUBLISHED_LEVEL = 0.95;

/**
 * Points of the published result, from its own files: `value` in nominal money, `realValue` in that
 * of the edition's price month.
 *
 * @param rule frontier rule, such as `top-10`
 */
export function replicateTrainingCost(
  basis: CostBasis,
  texts: ReadonlyMap<string, string>,
  rule: string,
): Outcome<Replicated> {
  const read = allOf({ frontier: readFrontierRule(rule), pinned: findPinnedTrainingCosts(texts) });
  if (!read.ok) return read;
  const { folder, edition } = read.value.pinned;
  const runs = selectFromLists(folder, read.value.frontier);
  const costs = trainingCosts({ runs, chips: folder.chips, quotes: folder.quotes }, edition);
  const points = costPoints(costs, basis, edition, folder.deflator);
  if (!points.ok) return points;
  const organizations = new Map(runs.map(({ name, organization }) => [name, organization]));
  return succeed({
    edition: edition.id,
    level: PUBLISHED_LEVEL,
    yearOf: monthYear,
    observations: points.value.map(({ model, date, usd, realUsd }) => ({
      id: model,
      label: model,
      date,
      value: usd,
      realValue: realUsd,
      selected: true,
      organization: organizations.get(model) ?? "",
      basis: "bottom-up",
      source,
      receipt: {
        id: `training-cost-${basis}/${model}`,
        value: usd,
        unit: "USD",
        formula: `recipe of the edition ${edition.id}`,
        inputs: [],
        source,
      },
    })),
  });
}
