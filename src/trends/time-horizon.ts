import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { cellReceipt } from "../data/receipt.ts";
import { records } from "./parts/frontier-records.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  suite: "text",
  model: "text?",
  agent: "text",
  p50_minutes: "number",
  p50_low: "number?",
  p50_high: "number?",
} as const;

/** Suites of tasks, newest first. Their values are not comparable and never mixed. */
const suites = ["1.1", "1.0"] as const;

/**
 * Length, in minutes of human work, of the tasks that the best agent to date completes half the
 * time (METR). Uses the whole of the newest suite that has results.
 */
export const timeHorizon: Trend = {
  id: "time-horizon",
  unit: "minutes",
  scale: "log",
  pooled: false,
  start: "last",
  record: "up",
  horizonYears: 3,
  forecast: { kind: "record-up", everyMonths: 1, from: "2023-06-01" },
  mayBreak: true,
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(facts.select("time-horizons", window, columns), (rows) => {
      const suite = suites.find((name) => rows.some((row) => row.suite === name));
      const inSuite = rows.filter((row) => row.suite === suite);
      const frontier = new Set(records(inSuite, (row) => row.p50_minutes, "up"));
      return inSuite.map((row) => ({
        id: row.id,
        label: row.model ?? row.agent,
        date: row.date,
        value: row.p50_minutes,
        ...(row.p50_low === undefined ? {} : { lower: row.p50_low }),
        ...(row.p50_high === undefined ? {} : { upper: row.p50_high }),
        selected: frontier.has(row),
        source: row.source,
        receipt: cellReceipt("time-horizons", row, "p50_minutes", row.p50_minutes, "minutes"),
      }));
    });
  },
};
