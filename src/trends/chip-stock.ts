import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { cellReceipt } from "../data/receipt.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  designer: "text",
  family: "text",
  h100e: "number",
  h100e_p05: "number?",
  h100e_p95: "number?",
  incomplete: "boolean",
} as const;

/** Basis of a quarter whose sales are not all counted: it is shown, not fitted. */
export const INCOMPLETE_QUARTER = "incomplete-quarter";

/** First quarter fitted: before it, the count had only just begun and grew because of that. */
const FROM = "2022-12-31";

/** Computing power of all NVIDIA chips delivered so far, in H100 equivalents. */
export const chipStock: Trend = {
  id: "chip-stock",
  unit: "H100e",
  scale: "log",
  pooled: false,
  start: "last",
  record: "up",
  horizonYears: 3,
  forecast: { kind: "flow", everyMonths: 3, from: "2023-01-01" },
  mayBreak: true,
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(facts.select("chip-stock", window, columns), (rows) =>
      rows
        .filter(({ designer, family }) => designer === "NVIDIA" && family === "GPU")
        .map((row) => ({
          id: row.id,
          label: `${row.designer} ${row.date.slice(0, 7)}`,
          date: row.date,
          value: row.h100e,
          ...(row.h100e_p05 === undefined ? {} : { lower: row.h100e_p05 }),
          ...(row.h100e_p95 === undefined ? {} : { upper: row.h100e_p95 }),
          selected: row.date >= FROM && !row.incomplete,
          organization: row.designer,
          ...(row.incomplete ? { basis: INCOMPLETE_QUARTER } : {}),
          source: row.source,
          receipt: cellReceipt("chip-stock", row, "h100e", row.h100e, "H100e"),
        })),
    );
  },
};
