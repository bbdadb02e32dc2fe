import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { groupBy } from "../data/group-by.ts";
import { cellReceipt } from "../data/receipt.ts";
import { type ScoredVersion, selectScores } from "./parts/capability-editions.ts";
import { records } from "./parts/frontier-records.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/** The Epoch Capabilities Index of the best model to date, by release date. */
export const capability: Trend = {
  id: "capability",
  unit: "ECI points",
  scale: "linear",
  pooled: false,
  start: "last",
  record: "up",
  horizonYears: 3,
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(selectScores(facts, window), ({ versions }) => {
      const best = bestOfModel(versions);
      const frontier = new Set(records(best, ({ eci }) => eci, "up"));
      return best.map((version) => observe(version, frontier.has(version)));
    });
  },
};

/** The best of a model's versions that were released together (levels of effort). */
const bestOfModel = (versions: readonly ScoredVersion[]): readonly ScoredVersion[] =>
  [...groupBy(versions, (version) => `${version.date} ${version.model}`).values()].map((group) =>
    group.reduce((best, version) => (version.eci > best.eci ? version : best)),
  );

const observe = (version: ScoredVersion, selected: boolean): Observation => ({
  id: version.id,
  label: version.label,
  date: version.date,
  value: version.eci,
  ...(version.eci_low === undefined ? {} : { lower: version.eci_low }),
  ...(version.eci_high === undefined ? {} : { upper: version.eci_high }),
  selected,
  organization: (version.organizations ?? []).join(", "),
  ...(version.open_weights === undefined ? {} : { open: version.open_weights }),
  source: version.source,
  receipt: cellReceipt("capability-scores", version, "eci", version.eci, "ECI points"),
});
