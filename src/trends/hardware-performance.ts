import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { cellReceipt } from "../data/receipt.ts";
import { chipPoint } from "./parts/chip-ratio.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = { name: "text", manufacturer: "text?", fp32_flop_s: "number?" } as const;

/**
 * Peak dense FP32 FLOP/s of a chip: the one format that all generations have, so that the rate does
 * not include moves to smaller formats.
 */
export const hardwarePerformance: Trend = {
  id: "hardware-performance",
  unit: "FLOP/s",
  scale: "log",
  pooled: false,
  horizonYears: 5,
  forecast: { kind: "scatter", everyMonths: 3, from: "2015-01-01" },
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(facts.select("hardware", window, columns), (chips) =>
      chips.flatMap((chip): readonly Observation[] => {
        const value = chip.fp32_flop_s;
        if (value === undefined) return [];
        const receipt = cellReceipt("hardware", chip, "fp32_flop_s", value, "FLOP/s");
        return [{ ...chipPoint(chip), value, receipt }];
      }),
    );
  },
};
