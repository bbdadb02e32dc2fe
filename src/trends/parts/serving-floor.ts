import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import { chipPrice } from "../../costs/hardware/chip-price.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { readPlannerChips } from "../../costs/hardware/read-planner-chips.ts";
import { fittedEfficiencies } from "../../costs/serving/fitted-efficiencies.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import { quantile } from "../../stats/quantile.ts";
import { selectScores } from "./capability-editions.ts";

/** Chips whose FLOP are cheaper than this share of the chips of the day do not count. */
const CHEAPEST_SHARE = 0.05;

/** Multiplications and additions for each active parameter and token. */
const FLOP_PER_PARAMETER = 2;

/**
 * What it costs at least to serve a million tokens of a model that is on the capability index, USD:
 * the FLOP of the smallest one, at the share of the peak that measured servers reach in matrix
 * products, for the rent of a chip-hour at its lowest offer (fifth percentile over the chips that
 * can be rented on the day). Memory, idle hours and margins come on top, and no smaller model is
 * assumed to come: a list price below it would be a gift.
 *
 * @returns absent while no scored model has a known size, or no chip a known rent
 */
export const servingFloor = rememberOf((facts: Facts, window: FactWindow): Floor => {
  const read = allOf({
    smallest: smallestScored(facts, window),
    usdPerFlop: cheapestFlop(facts, window),
  });
  return mapOutcome(read, ({ smallest, usdPerFlop }) =>
    smallest === undefined || usdPerFlop === undefined
      ? undefined
      : (1e6 * FLOP_PER_PARAMETER * smallest * usdPerFlop) / fittedEfficiencies.compute,
  );
});

type Floor = Outcome<number | undefined>;

/** Parameters that a token passes through in the smallest model on the index. */
function smallestScored(facts: Facts, window: FactWindow): Floor {
  const columns = { model: "text", parameters: "number?", active_parameters: "number?" } as const;
  const read = allOf({
    scores: selectScores(facts, window),
    models: facts.select("models", window, columns),
  });
  return mapOutcome(read, ({ scores, models }) => {
    const scored = new Set(
      scores.versions.flatMap(({ model, version }) =>
        [model, version].map((name) => modelKeys(name).undated),
      ),
    );
    return models
      .filter(({ model }) => scored.has(modelKeys(model).undated))
      .map(({ parameters, active_parameters = parameters }) => active_parameters)
      .reduce(smaller, undefined);
  });
}

const smaller = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** USD per FLOP at the peak of the fastest format of a chip, cheapest but for the last few. */
function cheapestFlop(facts: Facts, window: FactWindow): Floor {
  return mapOutcome(readPlannerChips(facts, window), (chips) => {
    const prices = chips
      .filter(({ kind }) => kind === "server")
      .flatMap((chip) => {
        const rent = chipPrice(facts, window, chip, "on-demand");
        const peak = fastest(chip);
        return rent.ok && peak > 0 ? [rent.value.lowest / (3600 * peak)] : [];
      });
    return prices.length === 0 ? undefined : quantile(prices, CHEAPEST_SHARE);
  });
}

/** Peak rate of its fastest format, FLOP/s. */
const fastest = ({ peak }: PlannerChip): number => Math.max(0, ...Object.values(peak));
