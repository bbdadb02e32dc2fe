import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { groupBy } from "../../data/group-by.ts";
import { type Outcome, succeed } from "../../outcome.ts";

const columns = {
  edition: "text",
  version: "text",
  model: "text",
  label: "text",
  organizations: "list?",
  open_weights: "boolean?",
  eci: "number",
  eci_low: "number?",
  eci_high: "number?",
  training_flop: "number?",
  training_flop_known_on: "date?",
} as const;

/** One scored model version on the Epoch Capabilities Index. */
export type ScoredVersion = Fact<typeof columns>;

/**
 * Scores of one edition of the index, in order of release. The index is refitted at every edition,
 * so scores of different editions must not be mixed.
 *
 * The edition is the latest that had appeared by `asOf`; before the first edition, the first one:
 * a replay of old models on a later scale. Editions of which only a part is held are passed over.
 */
export function selectScores(
  facts: Facts,
  window: FactWindow,
): Outcome<{ readonly edition: string; readonly versions: readonly ScoredVersion[] }> {
  const rows = facts.select("capability-scores", window, columns);
  if (!rows.ok) return rows;
  const counts = groupBy(rows.value, (row) => row.edition);
  const largest = Math.max(0, ...[...counts.values()].map((group) => group.length));
  const whole = [...counts.keys()].filter(
    (edition) => (counts.get(edition)?.length ?? 0) * 2 > largest,
  );
  const edition =
    whole
      .filter((candidate) => candidate <= window.asOf)
      .sort()
      .at(-1) ??
    whole.sort()[0] ??
    "";
  const versions = [...(counts.get(edition) ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1));
  return succeed({ edition, versions });
}
