import { groupBy } from "../../base/group-by.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { median } from "../../stats/median.ts";

const columns = {
  edition: "text",
  version: "text",
  model: "text",
  label: "text",
  organizations: "list?",
  countries: "list?",
  open_weights: "boolean?",
  eci: "number",
  eci_low: "number?",
  eci_high: "number?",
  training_flop: "number?",
  training_flop_confidence: "text?",
  training_flop_known_on: "date?",
} as const;

/** One scored model version on the Epoch Capabilities Index. */
export type ScoredVersion = Fact<typeof columns>;

/** Most by which two editions may differ, in index points, to count as one scale. */
const SAME_SCALE = 0.5;
/** Fewest models that two editions must share to judge that. */
const FEWEST_SHARED = 10;

/** Scores on one scale, and the edition whose scale it is. */
export interface Scores {
  readonly edition: string;
  readonly versions: readonly ScoredVersion[];
}

/**
 * Scores of one edition of the index, in order of release. The index is refitted with every
 * edition, so scores of different editions must not be mixed.
 *
 * The edition is the latest one published by `asOf`, or the first edition for earlier dates, which
 * replays old models on a later scale. From a later edition of which we hold only a part, models
 * that are new in it are added, provided that the models in both agree within half a point
 * (median).
 *
 * Cached per question, by its view of the facts and its window.
 */
export const selectScores = rememberOf(
  (facts: Facts, window: FactWindow): Outcome<Scores> => scoresBy(facts, window, "newest"),
);

/** Scores, and the newest edition that they come from. */
export interface AllScores extends Scores {
  readonly newest: string;
}

/**
 * The same with every model that only a later edition holds, also those released before the last of
 * the whole edition: for questions about single makers, of whom each release counts.
 */
export const selectAllScores = rememberOf(
  (facts: Facts, window: FactWindow): Outcome<AllScores> => scoresBy(facts, window, "all"),
);

function scoresBy(facts: Facts, window: FactWindow, which: "newest" | "all"): Outcome<AllScores> {
  const rows = facts.select("capability-scores", window, columns);
  if (!rows.ok) return rows;
  const editions = groupBy(rows.value, (row) => row.edition);
  const largest = Math.max(0, ...[...editions.values()].map((group) => group.length));
  const whole = [...editions.keys()]
    .filter((edition) => (editions.get(edition)?.length ?? 0) * 2 > largest)
    .sort();
  const edition = whole.findLast((candidate) => candidate <= window.asOf) ?? whole[0] ?? "";
  const base = editions.get(edition) ?? [];
  const later = [...editions.keys()].filter(
    (candidate) => candidate > edition && candidate <= window.asOf && !whole.includes(candidate),
  );
  const added = later.flatMap((candidate) => newModels(base, editions.get(candidate) ?? [], which));
  const versions = [...base, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
  const newest = added.reduce((last, each) => (each.edition > last ? each.edition : last), edition);
  return succeed({ edition, versions, newest });
}

/** Models of another edition that are not in this one; none when the scales do not agree. */
function newModels(
  base: readonly ScoredVersion[],
  other: readonly ScoredVersion[],
  which: "newest" | "all",
): readonly ScoredVersion[] {
  const best = new Map(
    [...groupBy(base, ({ model }) => model)].map(([model, versions]) => [
      model,
      Math.max(...versions.map(({ eci }) => eci)),
    ]),
  );
  const differences = other.flatMap(({ model, eci }) => {
    const before = best.get(model);
    return before === undefined ? [] : [eci - before];
  });
  const agree = differences.length >= FEWEST_SHARED && Math.abs(median(differences)) < SAME_SCALE;
  const last = base.reduce((date, version) => (version.date > date ? version.date : date), "");
  const isAdded = ({ model, date }: ScoredVersion): boolean =>
    !best.has(model) && (which === "all" || date > last);
  return agree ? other.filter(isAdded) : [];
}
