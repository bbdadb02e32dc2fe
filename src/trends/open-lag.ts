import { monthsBetween } from "../base/calendar.ts";
import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { cellReceipt } from "../data/receipt.ts";
import { type ScoredVersion, selectScores } from "./parts/capability-editions.ts";
import { records } from "./parts/frontier-records.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/**
 * Months by which the best open-weights model trails: for each open model that beats all earlier
 * open ones, the time since a closed model first reached its score.
 *
 * The value is strict. The interval of a point is that of the open model's score; its lower end is
 * the lag when a statistical tie counts as having caught up.
 */
export const openLag: Trend = {
  id: "open-lag",
  unit: "months",
  scale: "linear",
  pooled: false,
  horizonYears: 2,
  forecast: {
    kind: "flow",
    everyMonths: 1,
    from: "2023-06-01",
    usualSpread: 3,
    // It swings between bounds: no pace that is carried on describes it.
    mixture: { "no-change": 0.75, damped: 0.25 },
  },
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(selectScores(facts, window), ({ versions }) => {
      const closed = versions.filter(({ open_weights }) => open_weights === false);
      const open = versions.filter(({ open_weights }) => open_weights === true);
      return records(open, ({ eci }) => eci, "up").flatMap((record) => observe(record, closed));
    });
  },
};

/** The lag of an open record; nothing while no closed model has reached its score. */
function observe(record: ScoredVersion, closed: readonly ScoredVersion[]): readonly Observation[] {
  const firstAt = (score: number) => closed.find(({ eci }) => eci >= score);
  const lagAt = (score: number | undefined) => {
    const leader = score === undefined ? undefined : firstAt(score);
    return leader && monthsBetween(leader.date, record.date);
  };
  const leader = firstAt(record.eci);
  if (!leader) return [];
  const value = monthsBetween(leader.date, record.date);
  const lower = lagAt(record.eci_high);
  const upper = lagAt(record.eci_low);
  return [
    {
      id: record.id,
      label: record.label,
      date: record.date,
      value,
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
      // What closed models reached before the first one in the index is unknown: the lag is at
      // least this, so the point is shown and not fitted.
      selected: leader !== closed[0],
      organization: (record.organizations ?? []).join(", "),
      open: true,
      ...(leader === closed[0] ? { basis: "at-least" } : {}),
      source: record.source,
      receipt: {
        id: `open-lag/${record.id}`,
        value,
        unit: "months",
        formula: `${record.date} − ${leader.date} (${leader.label})`,
        inputs: [record, leader].map((version) =>
          cellReceipt("capability-scores", version, "eci", version.eci, "ECI points"),
        ),
      },
    },
  ];
}
