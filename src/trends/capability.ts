import { groupBy } from "../base/group-by.ts";
import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { cellReceipt } from "../data/receipt.ts";
import { BAR_STEP } from "./parts/bars.ts";
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
  forecast: { kind: "record-up", everyMonths: 1, from: "2023-06-01", usualSpread: 5 },
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(selectScores(facts, window), ({ versions }) => {
      const best = bestOfModel(versions);
      const frontier = new Set(fromFirstCovered(records(best, ({ eci }) => eci, "up")));
      return best.map((version) => observe(version, frontier.has(version)));
    });
  },
};

/** Index points that no record has gone up by at once: twice the step between bars. */
const COVERED_STEP = 2 * BAR_STEP;

/**
 * The records without a first one far below the second. It was the best only of the models that are
 * scored: an earlier, better one, such as GPT-3.5 before LLaMA, is not on the scale.
 */
function fromFirstCovered(line: readonly ScoredVersion[]): readonly ScoredVersion[] {
  const [first, second] = line;
  return first && second && second.eci - first.eci > COVERED_STEP ? line.slice(1) : line;
}

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
