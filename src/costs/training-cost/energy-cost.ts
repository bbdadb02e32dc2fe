import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Edition } from "./edition.ts";
import { type Chip, isTpu, type TrainingRun } from "./training-run.ts";

/** Power of the whole server relative to its chips at rated power; the first match counts. */
const serverPowerFactors: readonly (readonly [nameContains: string, factor: number])[] = [
  ["H100", 10.2 / 8 / 0.7],
  ["A100", 6.5 / 8 / 0.4],
  ["V100", (10 / 16 / 0.3 + 1.5 / 4 / 0.3) / 2],
  ["TPU v1", 2.93],
  ["TPU v2", 1.64],
  ["TPU v3", 1.47],
  ["TPU", 1.56],
];
const OTHER_GPU_POWER_FACTOR = 1.8;

/** Mean power over rated power during training. */
const TPU_LOAD = 0.43;
const GPU_LOAD = 0.75;

/** Operators of very large data centres, whose overhead is lower. */
const HYPERSCALERS = /google|deepmind|microsoft|amazon|meta|facebook/i;
const HYPERSCALER_PUE = 1.1;
const OTHER_PUE = 1.25;

/**
 * Electricity per chip-hour, USD: rated power × server × load × building × price of the year.
 *
 * @returns USD, `no-power` when the chip's rated power is unknown, `no-electricity-price` when the
 *   year is before the edition's prices
 */
export function energyCostPerChipHour(
  run: TrainingRun,
  chip: Chip,
  edition: Edition,
): Outcome<number> {
  const watt =
    edition.chipPowerWatt[chip.name] ?? chip.powerWatt ?? edition.missingPowerWatt[chip.name];
  if (watt === undefined) return fail("no-power", { hardware: chip.name });
  const price = electricityPrice(run.published.slice(0, 4), edition);
  if (price === undefined) return fail("no-electricity-price", { date: run.published });
  const load = isTpu(chip.name) ? TPU_LOAD : GPU_LOAD;
  const pue = HYPERSCALERS.test(run.organization) ? HYPERSCALER_PUE : OTHER_PUE;
  return succeed((watt / 1000) * serverPowerFactor(chip.name) * load * pue * price);
}

const serverPowerFactor = (hardware: string): number =>
  serverPowerFactors.find(([part]) => hardware.includes(part))?.[1] ?? OTHER_GPU_POWER_FACTOR;

function electricityPrice(year: string, { usdPerKwh }: Edition): number | undefined {
  const last = Object.keys(usdPerKwh).sort().at(-1);
  return usdPerKwh[last !== undefined && year > last ? last : year];
}
