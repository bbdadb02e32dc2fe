import { attempt, must, type Outcome } from "../../base/outcome.ts";
import type { Architecture } from "../../costs/architecture/architecture.ts";
import { readArchitectures } from "../../costs/architecture/read-architectures.ts";
import { readModel } from "../../costs/architecture/read-model.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { readChip } from "../../costs/hardware/read-chip.ts";
import { readPlannerChips } from "../../costs/hardware/read-planner-chips.ts";
import {
  type Domain,
  notNegative,
  positive,
  probability,
  type Quantity,
  readQuantity,
} from "../../costs/parts/read-quantity.ts";
import { type ChipHourPrice, chipHourPrice } from "../../costs/serving/chip-hour-price.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { ServingInput } from "./input.ts";

/** What a question about serving names, looked up and read. */
export interface ServingQuestion {
  readonly architectures: readonly Architecture[];
  readonly chips: readonly PlannerChip[];
  readonly architecture: Architecture | undefined;
  readonly chip: PlannerChip | undefined;
  readonly utilization: Quantity;
  readonly load: Quantity;
  readonly buildingFactor: Quantity;
  readonly cacheHours: Quantity;
  readonly usdPerGbMonth: Quantity;
  readonly price: ChipHourPrice | undefined;
  readonly watt: Quantity | undefined;
}

const share: Domain = { ...probability, aboveLow: true };
/** Of the power of servers: at least the servers themselves. */
const overhead: Domain = { low: 1, high: Number.POSITIVE_INFINITY };

/** Look up model, chip and price; the first problem names the field or the known names. */
export const readServing = (
  given: ServingInput,
  facts: Facts,
  window: FactWindow,
): Outcome<ServingQuestion> =>
  attempt(() => {
    const architectures = must(readArchitectures(facts, window));
    const chips = must(readPlannerChips(facts, window));
    const { model, hardware } = given;
    const architecture = model === undefined ? undefined : must(readModel(model, facts, window));
    const chip = hardware === undefined ? undefined : must(readChip(hardware, facts, window));
    return {
      ...{ architectures, chips, architecture, chip },
      utilization: must(readQuantity("utilization", given.utilization, share)),
      load: must(readQuantity("load", given.load, share)),
      buildingFactor: must(readQuantity("buildingFactor", given.buildingFactor, overhead)),
      cacheHours: must(readQuantity("cacheHours", given.cacheHours, notNegative)),
      usdPerGbMonth: must(readQuantity("usdPerGbMonth", given.usdPerGbMonth, notNegative)),
      price: must(chipHourPrice(given.usdPerChipHour, chip, facts, window)),
      watt: wattOf(chip),
    };
  });

/** Rated power of the server by chip; of the board where only that is stated. */
function wattOf(chip: PlannerChip | undefined): Quantity | undefined {
  const watt = chip?.serverPowerWatt ?? chip?.powerWatt;
  return watt === undefined ? undefined : must(readQuantity("watt", watt, positive));
}
