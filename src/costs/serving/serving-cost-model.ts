import { call, type ModelParts } from "../../graph/build.ts";
import type { Quantity } from "../parts/read-quantity.ts";
import type { TokenTimes } from "./serving-pools.ts";

/** Prices, USD per million tokens. */
export interface TokenPrices {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** What turns chip-seconds into money and energy. */
export interface ServingCostInputs {
  readonly times: TokenTimes;
  /** Input tokens for each output token, and the share of them that is cached. */
  readonly inputPerOutput: number;
  readonly cachedShare: number;
  /** Absent when nobody quotes the chip and no price is given. */
  readonly usdPerChipHour: Quantity | undefined;
  /** Share of the paid hours in which chips are busy. */
  readonly utilisation: Quantity;
  /** Watts of a chip with its share of the server, and of the building for each watt of servers. */
  readonly watt: Quantity | undefined;
  readonly buildingFactor: Quantity;
  readonly listPrice: TokenPrices | undefined;
}

/**
 * Deviation of the logarithm of measured over predicted throughput on groups that the fit had not
 * seen: their 80 % quantile over the normal's 1.2816 (`serving --scoreboard`).
 */
export const HELD_OUT_DEVIATION = 0.17;

/**
 * The graph of what tokens cost. `used` pays for busy time alone, `reserved` also for the idle time
 * of chips that are kept. Throughput is uncertain as on results held out of the calibration.
 */
export function servingCostModel(given: ServingCostInputs): ModelParts {
  const { times, usdPerChipHour, watt, listPrice } = given;
  const second = usdPerChipHour ? "usd_per_chip_hour / 3600" : "0";
  const power = watt ? "chip_watt * building_factor" : "0";
  const input = given.inputPerOutput;
  const fresh = input * (1 - given.cachedShare);
  const cached = input * given.cachedShare;
  return {
    inputs: {
      throughput_error: call("lognormal", 0, HELD_OUT_DEVIATION),
      utilisation: given.utilisation.expression,
      ...(usdPerChipHour ? { usd_per_chip_hour: usdPerChipHour.expression } : {}),
      ...(watt
        ? { chip_watt: watt.expression, building_factor: given.buildingFactor.expression }
        : {}),
    },
    let: {
      usd_second: `1000000 * ${second}`,
      output_seconds: `${times.output} / throughput_error`,
      input_seconds: `${times.input} / throughput_error`,
      answer_seconds: `output_seconds + ${fresh} * input_seconds + ${cached * times.cached}`,
    },
    outputs: {
      tokens_per_chip: "1 / answer_seconds",
      output_used: "usd_second * output_seconds",
      output_reserved: "usd_second * output_seconds / utilisation",
      input_used: "usd_second * input_seconds",
      input_reserved: "usd_second * input_seconds / utilisation",
      cached_used: `usd_second * ${times.cached}`,
      cached_reserved: `usd_second * ${times.cached} / utilisation`,
      output_joule: `${power} * output_seconds`,
      input_joule: `${power} * input_seconds`,
      ...(listPrice && usdPerChipHour ? marginOutputs(listPrice, fresh, cached) : {}),
    },
  };
}

const marginOutputs = ({ input, cached, output }: TokenPrices, fresh: number, kept: number) => {
  const revenue = output + fresh * input + kept * cached;
  return {
    margin: `${revenue} / (usd_second * answer_seconds / utilisation) - 1`,
    break_even: `usd_second * answer_seconds / ${revenue}`,
  };
};
