import { cellReceipt } from "../data/receipt.ts";
import { type Outcome, succeed } from "../outcome.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  name: "text",
  manufacturer: "text?",
  release_price_usd: "number?",
  fp16_tensor_flop_s: "number?",
  fp16_flop_s: "number?",
  fp32_flop_s: "number?",
} as const;

/** Formats in which models are trained, the fastest first; the first that a chip has counts. */
const trainingFormats = ["fp16_tensor_flop_s", "fp16_flop_s", "fp32_flop_s"] as const;

/** Peak dense FLOP/s in a training format per USD of release price. */
export const hardwarePricePerformance: Trend = {
  id: "hardware-price-performance",
  unit: "FLOP/s/USD",
  scale: "log",
  pooled: false,
  horizonYears: 5,
  observe(facts, window): Outcome<readonly Observation[]> {
    const rows = facts.select("hardware", window, columns);
    if (!rows.ok) return rows;
    return succeed(
      rows.value.flatMap((row): Observation[] => {
        const price = row.release_price_usd;
        const format = trainingFormats.find((name) => row[name] !== undefined);
        const peak = format && row[format];
        if (price === undefined || format === undefined || peak === undefined) return [];
        const value = peak / price;
        return [
          {
            id: row.id,
            label: row.name,
            date: row.date,
            value,
            selected: true,
            ...(row.manufacturer === undefined ? {} : { organization: row.manufacturer }),
            source: row.source,
            receipt: {
              id: `hardware-price-performance/${row.id}`,
              value,
              unit: "FLOP/s/USD",
              formula: "peak FLOP/s ÷ release price",
              inputs: [
                cellReceipt("hardware", row, format, peak, "FLOP/s"),
                cellReceipt("hardware", row, "release_price_usd", price, "USD"),
              ],
            },
          },
        ];
      }),
    );
  },
};
