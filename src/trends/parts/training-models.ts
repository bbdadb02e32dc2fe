import { decimalYear } from "../../base/calendar.ts";
import { itemsAt } from "../../base/item-at.ts";
import { attempt, mapOutcome, must, type Outcome } from "../../base/outcome.ts";
import { frontierOf, readFrontierRule } from "../../costs/training-cost/frontier-rule.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { cellReceipt } from "../../data/receipt.ts";
import type { Observation } from "./trend.ts";

const columns = {
  model: "text",
  organizations: "list?",
  training_flop: "number?",
  training_flop_withdrawn: "boolean?",
  cost_usd2023: "number?",
  cost_known_on: "date?",
  open_weights: "boolean?",
  notable: "boolean",
  base_model: "text?",
} as const;

type ModelFact = Fact<typeof columns>;

/** A notable model whose training compute is known. */
export type TrainedModel = ModelFact & { readonly training_flop: number };

/**
 * Notable models with known training compute, in file order. What the publisher has withdrawn does
 * not count; until the edition that drops a figure, an earlier vintage of the row has it.
 */
export function trainedModels(facts: Facts, window: FactWindow): Outcome<readonly TrainedModel[]> {
  return mapOutcome(facts.select("models", window, columns), (rows) =>
    rows.filter(
      (row): row is TrainedModel =>
        row.notable && row.training_flop !== undefined && row.training_flop_withdrawn !== true,
    ),
  );
}

/**
 * The models that a frontier rule selects, judged from the given models alone.
 *
 * @param rule such as `top-10`; see `readFrontierRule`
 */
export function frontierModels(
  models: readonly TrainedModel[],
  rule: string,
): Outcome<readonly TrainedModel[]> {
  return mapOutcome(readFrontierRule(rule), (frontier) => {
    const indices = frontierOf(
      frontier,
      models.map(({ date }) => decimalYear(date)),
      models.map(({ training_flop }) => training_flop),
    );
    return itemsAt(models, indices);
  });
}

/** First day of the modern era of published series of training compute. */
const FROM = "2010-01-01";

/**
 * Training compute of all notable models since 2010; those on the frontier are selected.
 *
 * @param rule frontier rule, such as `all` or `top-10`
 */
export function computePoints(
  facts: Facts,
  window: FactWindow,
  rule: string,
): Outcome<readonly Observation[]> {
  return attempt(() => {
    const models = must(trainedModels(facts, window));
    const selected = new Set(must(frontierModels(models, rule)));
    return models
      .filter(({ date }) => date >= FROM)
      .map((model) => ({
        ...modelPoint(model),
        value: model.training_flop,
        selected: selected.has(model),
        receipt: cellReceipt("models", model, "training_flop", model.training_flop, "FLOP"),
      }));
  });
}

/** The fields of a model's point besides its value. */
export const modelPoint = (model: TrainedModel) => ({
  id: model.id,
  label: model.model,
  date: model.date,
  organization: (model.organizations ?? []).join(", "),
  ...(model.open_weights === undefined ? {} : { open: model.open_weights }),
  source: model.source,
});
