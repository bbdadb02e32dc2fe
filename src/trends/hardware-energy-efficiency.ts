import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { chipColumns, chipRatio } from "./parts/chip-ratio.ts";
import { trainingPeak } from "./parts/training-peak.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/** Peak dense FLOP/s in a training format per watt of rated board power. */
export const hardwareEnergyEfficiency: Trend = {
  id: "hardware-energy-efficiency",
  unit: "FLOP/s/W",
  scale: "log",
  pooled: false,
  horizonYears: 5,
  forecast: { kind: "scatter", everyMonths: 3, from: "2015-01-01" },
  observe(facts, window): Outcome<readonly Observation[]> {
    const columns = { ...chipColumns, tdp_w: "number?" } as const;
    return mapOutcome(facts.select("hardware", window, columns), (chips) =>
      chips.flatMap((chip): readonly Observation[] => {
        const power = chip.tdp_w;
        const peak = trainingPeak(chip);
        if (power === undefined || peak === undefined) return [];
        const divisor = { column: "tdp_w", value: power, unit: "W", name: "rated power" };
        return [chipRatio("hardware-energy-efficiency", chip, peak, divisor)];
      }),
    );
  },
};
