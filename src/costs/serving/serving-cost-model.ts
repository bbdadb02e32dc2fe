import { call, type ModelParts } from "../../graph/build.ts";
import type { Quantity } from "../parts/read-quantity.ts";
import type { TokenTimes } from "./serving-pools.ts";

/** Prices, USD per million tokens. */
export interface TokenPrices {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** What converts chip-seconds to money and energy. */
export interface ServingCostInputs {
  readonly times: TokenTimes;
  /** Input tokens per output token, and the share of them that is cached. */
  readonly inputPerOutput: number;
  readonly cachedShare: number;
  /** Absent when nobody quotes the chip and no price is given. */
  readonly usdPerChipHour: Quantity | undefined;
  /** Share of the paid hours in which chips are busy. */
  readonly utilization: Quantity;
  /** Watts of a chip with its share of the server, and of the building per watt of servers. */
  readonly watt: Quantity | undefined;
  /** Mean power over rated power. */
  readonly load: Quantity;
  readonly buildingFactor: Quantity;
  /** Bytes of keys and values that a cached token keeps, for how long, and at what price. */
  readonly cache: {
    readonly bytesPerToken: number;
    readonly hours: Quantity;
    readonly usdPerGbMonth: Quantity;
  };
  readonly listPrice: TokenPrices | undefined;
}

/**
 * Deviation of the logarithm of measured over predicted throughput on groups that the fit had not
 * seen: their 80 % quantile divided by the normal's 1.2816 (`serving --scoreboard`).
 */
export const HELD_OUT_DEVIATION = 0.2;

const HOURS_PER_MONTH = 730.5;

/**
 * USD for storage per million cached reads: every fresh token is kept once, and what is kept is
 * read cached ÷ fresh times.
 */
function keepingCost({ cache, cachedShare }: ServingCostInputs): string {
  const writes = cachedShare === 0 ? 0 : (1 - cachedShare) / cachedShare;
  const gigabytes = (cache.bytesPerToken * 1e6) / 1e9;
  return `${(gigabytes * writes) / HOURS_PER_MONTH} * cache_hours * usd_per_gb_month`;
}

/**
 * The graph of what tokens cost. `used` pays for busy time only, `reserved` also for the idle time
 * of chips that are kept. A cached token is fetched over the network and kept between requests;
 * what fresh tokens spend on attending to it is counted with them. The whole of an output token
 * includes its share of the prompt, fresh and cached, as throughput does. The uncertainty of
 * throughput is that on results held out of the calibration.
 */
export function servingCostModel(given: ServingCostInputs): ModelParts {
  const { times, usdPerChipHour, watt, listPrice } = given;
  const second = usdPerChipHour ? "usd_per_chip_hour / 3600" : "0";
  const power = watt ? "chip_watt * load * building_factor" : "0";
  const input = given.inputPerOutput;
  const fresh = input * (1 - given.cachedShare);
  const cached = input * given.cachedShare;
  return {
    inputs: {
      throughput_error: call("lognormal", 0, HELD_OUT_DEVIATION),
      utilization: given.utilization.expression,
      ...(usdPerChipHour && cached > 0
        ? {
            cache_hours: given.cache.hours.expression,
            usd_per_gb_month: given.cache.usdPerGbMonth.expression,
          }
        : {}),
      ...(usdPerChipHour ? { usd_per_chip_hour: usdPerChipHour.expression } : {}),
      ...(watt
        ? {
            chip_watt: watt.expression,
            load: given.load.expression,
            building_factor: given.buildingFactor.expression,
          }
        : {}),
    },
    let: {
      keeping: usdPerChipHour && cached > 0 ? keepingCost(given) : "0",
      usd_second: `1000000 * ${second}`,
      output_seconds: `${times.output} / throughput_error`,
      input_seconds: `${times.input} / throughput_error`,
      answer_seconds: `output_seconds + ${fresh} * input_seconds + ${cached * times.cached}`,
    },
    outputs: {
      tokens_per_chip: "1 / answer_seconds",
      output_used: "usd_second * output_seconds",
      output_reserved: "usd_second * output_seconds / utilization",
      input_used: "usd_second * input_seconds",
      input_reserved: "usd_second * input_seconds / utilization",
      cached_used: `usd_second * ${times.cached} + keeping`,
      cached_reserved: `usd_second * ${times.cached} / utilization + keeping`,
      whole_used: `usd_second * answer_seconds + ${cached} * keeping`,
      whole_reserved: `usd_second * answer_seconds / utilization + ${cached} * keeping`,
      output_joule: `${power} * output_seconds`,
      input_joule: `${power} * input_seconds`,
      ...(listPrice && usdPerChipHour ? marginOutputs(listPrice, fresh, cached) : {}),
    },
  };
}

/** A price too low even to pay for storage never breaks even. */
const SMALLEST_REVENUE = 1e-9;

const marginOutputs = ({ input, cached, output }: TokenPrices, fresh: number, kept: number) => {
  const revenue = output + fresh * input + kept * cached;
  return {
    margin: `${revenue} / (usd_second * answer_seconds / utilization + ${kept} * keeping) - 1`,
    break_even: `usd_second * answer_seconds / max(${SMALLEST_REVENUE}, ${revenue} - ${kept} * keeping)`,
  };
};
