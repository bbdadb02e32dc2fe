import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Architecture } from "../../costs/architecture/architecture.ts";
import { readArchitectures } from "../../costs/architecture/read-architectures.ts";
import { readModel } from "../../costs/architecture/read-model.ts";
import { chipPrice } from "../../costs/hardware/chip-price.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { findPlannerChip, readPlannerChips } from "../../costs/hardware/read-planner-chips.ts";
import {
  notNegative,
  positive,
  probability,
  type Quantity,
  readQuantity,
} from "../../costs/parts/read-quantity.ts";
import { deepSeekDay } from "../../costs/serving/production-day.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";

/** Where the price of a chip-hour comes from. */
export interface PriceBasis {
  readonly usd: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly basis: "given" | "quoted" | "operator" | "none";
  readonly from: string | null;
  readonly to: string | null;
  readonly quotes: number | null;
  /** Chip of the quotes, where another's price stands for it. */
  readonly hardware: string | null;
  readonly source: string | null;
}

/** What a question about serving names, looked up and read. */
export interface ServingInput {
  readonly architectures: readonly Architecture[];
  readonly chips: readonly PlannerChip[];
  readonly architecture: Architecture | undefined;
  readonly chip: PlannerChip | undefined;
  readonly utilization: Quantity;
  readonly usdPerChipHour: Quantity | undefined;
  readonly priceBasis: PriceBasis;
  readonly watt: Quantity | undefined;
  readonly load: Quantity;
  readonly buildingFactor: Quantity;
  readonly cacheHours: Quantity;
  readonly usdPerGbMonth: Quantity;
}

interface Given {
  readonly model?: string | undefined;
  readonly hardware?: string | undefined;
  readonly utilization: number | string;
  readonly usdPerChipHour?: number | string | undefined;
  readonly load: number | string;
  readonly buildingFactor: number | string;
  readonly cacheHours: number | string;
  readonly usdPerGbMonth: number | string;
}

/** Look up model, chip and price; the first problem names the field or the known names. */
export function readServing(given: Given, facts: Facts, window: FactWindow): Outcome<ServingInput> {
  const architectures = readArchitectures(facts, window);
  if (!architectures.ok) return architectures;
  const chips = readPlannerChips(facts, window);
  if (!chips.ok) return chips;
  const architecture =
    given.model === undefined ? succeed(undefined) : readModel(given.model, facts, window);
  if (!architecture.ok) return architecture;
  const chip =
    given.hardware === undefined
      ? succeed(undefined)
      : findPlannerChip(chips.value, given.hardware);
  if (!chip.ok) return chip;
  const utilization = readQuantity("utilization", given.utilization, {
    ...probability,
    aboveLow: true,
  });
  if (!utilization.ok) return utilization;
  const load = readQuantity("load", given.load, { ...probability, aboveLow: true });
  if (!load.ok) return load;
  const buildingFactor = readQuantity("buildingFactor", given.buildingFactor, {
    low: 1,
    high: Number.POSITIVE_INFINITY,
  });
  if (!buildingFactor.ok) return buildingFactor;
  const cacheHours = readQuantity("cacheHours", given.cacheHours, notNegative);
  if (!cacheHours.ok) return cacheHours;
  const usdPerGbMonth = readQuantity("usdPerGbMonth", given.usdPerGbMonth, notNegative);
  if (!usdPerGbMonth.ok) return usdPerGbMonth;
  const price = readPrice(given, chip.value, facts, window);
  if (!price.ok) return price;
  const watt = wattOf(chip.value);
  if (!watt.ok) return watt;
  return succeed({
    architectures: architectures.value,
    chips: chips.value,
    architecture: architecture.value,
    chip: chip.value,
    utilization: utilization.value,
    load: load.value,
    buildingFactor: buildingFactor.value,
    cacheHours: cacheHours.value,
    usdPerGbMonth: usdPerGbMonth.value,
    watt: watt.value,
    ...price.value,
  });
}

const none: PriceBasis = {
  usd: null,
  lower: null,
  upper: null,
  basis: "none",
  from: null,
  to: null,
  quotes: null,
  hardware: null,
  source: null,
};

/** As given; else quoted offers on demand; else what the operator of the published day assumed. */
function readPrice(
  given: Given,
  chip: PlannerChip | undefined,
  facts: Facts,
  window: FactWindow,
): Outcome<Pick<ServingInput, "usdPerChipHour" | "priceBasis">> {
  if (given.usdPerChipHour !== undefined) {
    const read = readQuantity("usdPerChipHour", given.usdPerChipHour, positive);
    if (!read.ok) return read;
    const usd = read.value.value ?? null;
    return succeed({ usdPerChipHour: read.value, priceBasis: { ...none, usd, basis: "given" } });
  }
  if (chip?.kind !== "server") return succeed({ usdPerChipHour: undefined, priceBasis: none });
  const quoted = chipPrice(facts, window, chip, "on-demand");
  if (quoted.ok) {
    const { usd, lowest, highest, from, to, quotes, hardware, source } = quoted.value;
    const text = lowest < highest ? `${lowest} to ${highest}` : usd;
    const read = readQuantity("usdPerChipHour", text, positive);
    if (!read.ok) return read;
    return succeed({
      usdPerChipHour: read.value,
      priceBasis: {
        usd,
        lower: lowest,
        upper: highest,
        basis: "quoted",
        from,
        to,
        quotes,
        hardware: hardware === chip.name ? null : hardware,
        source,
      },
    });
  }
  if (chip.id !== "h800-sxm" || window.asOf < deepSeekDay.date) {
    return succeed({ usdPerChipHour: undefined, priceBasis: none });
  }
  const { usdPerChipHour: usd, date, source } = deepSeekDay;
  const read = readQuantity("usdPerChipHour", usd, positive);
  if (!read.ok) return read;
  return succeed({
    usdPerChipHour: read.value,
    priceBasis: { ...none, usd, basis: "operator", from: date, to: date, source },
  });
}

/** Rated power of the server by chip; of the board where only that is stated. */
function wattOf(chip: PlannerChip | undefined): Outcome<Quantity | undefined> {
  const watt = chip?.serverPowerWatt ?? chip?.powerWatt;
  return watt === undefined ? succeed(undefined) : readQuantity("watt", watt, positive);
}
