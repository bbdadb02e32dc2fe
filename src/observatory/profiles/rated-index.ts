import { groupBy } from "../../base/group-by.ts";
import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { type ScoredVersion, selectAllScores } from "../../trends/parts/capability-editions.ts";
import { type ScoreSides, scoreWidths } from "../parts/score-widths.ts";
import type { RatedModel } from "../price-at-bar.ts";

/** A version on the index, with the interval of its score where one is published. */
export interface IndexVersion extends RatedModel {
  readonly row: ScoredVersion;
  readonly sides: ScoreSides | undefined;
  /** As prices are matched to it. */
  readonly open_weights: boolean | undefined;
}

/** A model on the index: its versions, and the one with the best score. */
export interface IndexModel {
  readonly name: string;
  readonly best: IndexVersion;
  readonly versions: readonly IndexVersion[];
}

/** The capability index by models, best first. */
export interface RatedIndex {
  readonly edition: string;
  readonly models: readonly IndexModel[];
}

/** Every model that the index scores on a day, also those that only a later edition holds. */
export const ratedIndex = rememberOf(
  (facts: Facts, window: FactWindow): Outcome<RatedIndex> =>
    mapOutcome(
      allOf({ scores: selectAllScores(facts, window), widths: scoreWidths(facts, window) }),
      ({ scores, widths }) => ({
        edition: scores.newest,
        models: modelsOf(scores.versions, widths),
      }),
    ),
);

function modelsOf(
  rows: readonly ScoredVersion[],
  widths: ReadonlyMap<string, ScoreSides>,
): readonly IndexModel[] {
  const versions = rows.map(
    (row): IndexVersion => ({
      version: row.version,
      label: row.label,
      date: row.date,
      score: row.eci,
      group: row.model,
      organization: leadOrganization(row.organizations),
      open: row.open_weights,
      open_weights: row.open_weights,
      sides: widths.get(row.version),
      row,
    }),
  );
  return [...groupBy(versions, ({ group }) => group)]
    .map(([name, own]) => ({
      name,
      versions: own,
      best: own.reduce((top, each) => (each.score > top.score ? each : top)),
    }))
    .sort((a, b) => b.best.score - a.best.score || (a.best.date < b.best.date ? -1 : 1));
}
