import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { chipColumns, chipRatio } from "./parts/chip-ratio.ts";
import { trainingPeak } from "./parts/training-peak.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/** Peak dense FLOP/s in a training format per USD of release price. */
export const hardwarePricePerformance: Trend = {
  id: "hardware-price-performance",
  unit: "FLOP/s/USD",
  scale: "log",
  pooled: false,
  horizonYears: 5,
  forecast: { kind: "scatter", everyMonths: 3, from: "2015-01-01" },
  observe(facts, window): Outcome<readonly Observation[]> {
    const columns = { ...chipColumns, release_price_usd: "number?" } as const;
    return mapOutcome(facts.select("hardware", window, columns), (chips) =>
      chips.flatMap((chip): readonly Observation[] => {
        const price = chip.release_price_usd;
        const peak = trainingPeak(chip);
        if (price === undefined || peak === undefined) return [];
        const divisor = {
          column: "release_price_usd",
          value: price,
          unit: "USD",
          name: "release price",
        };
        return [chipRatio("hardware-price-performance", chip, peak, divisor)];
      }),
    );
  },
};
