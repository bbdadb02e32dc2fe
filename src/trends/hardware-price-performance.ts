import { cellReceipt } from "../data/receipt.ts";
import { type Outcome, succeed } from "../outcome.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  hardware: "text",
  manufacturer: "text?",
  release_price_usd: "number?",
  fp32_flop_s: "number?",
} as const;

/** Peak FP32 FLOP/s per USD of release price, of the chips used in machine learning. */
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
        const { release_price_usd: price, fp32_flop_s: peak } = row;
        if (price === undefined || peak === undefined) return [];
        const value = peak / price;
        return [
          {
            id: row.id,
            label: row.hardware,
            date: row.date,
            value,
            selected: true,
            ...(row.manufacturer === undefined ? {} : { organization: row.manufacturer }),
            source: row.source,
            receipt: {
              id: `hardware-price-performance/${row.id}`,
              value,
              unit: "FLOP/s/USD",
              formula: "peak FP32 ÷ release price",
              inputs: [
                cellReceipt("hardware", row, "fp32_flop_s", peak, "FLOP/s"),
                cellReceipt("hardware", row, "release_price_usd", price, "USD"),
              ],
            },
          },
        ];
      }),
    );
  },
};
