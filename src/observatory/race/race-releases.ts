import { groupBy } from "../../base/group-by.ts";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelMaker } from "../../names/model-maker.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { type ScoredVersion, selectAllScores } from "../../trends/parts/capability-editions.ts";
import { type Release, type Releases, yearOf } from "./race-history.ts";

/** The race as the index tells it. */
export interface IndexReleases {
  /** One for each lab and day, in order of date. */
  readonly releases: Releases;
  readonly versions: readonly ScoredVersion[];
  /** Country of each lab, as the index names it. */
  readonly countries: ReadonlyMap<string, string>;
  /** Edition of the scores, and of the newest that models were added from. */
  readonly edition: string;
  readonly newest: string;
}

/** Releases on the capability index as of a day: the best score of each lab on each day. */
export const indexReleases = (facts: Facts, window: FactWindow): Outcome<IndexReleases> =>
  mapOutcome(selectAllScores(facts, window), ({ versions, edition, newest }) => {
    const owned = versions.flatMap((version) => {
      const lab = labOf(version);
      return lab === undefined ? [] : [{ version, lab }];
    });
    const days = groupBy(owned, ({ lab, version }) => `${version.date} ${lab}`);
    const releases = [...days.values()].map((group): Release => {
      const best = group.reduce((top, each) => (each.version.eci > top.version.eci ? each : top));
      const { date, eci, label, eci_low, eci_high } = best.version;
      return {
        lab: best.lab,
        date,
        year: yearOf(date),
        score: eci,
        label,
        lower: eci_low,
        upper: eci_high,
        scoredBy: "index",
      };
    });
    return {
      releases: inOrder(releases),
      versions,
      countries: new Map(
        owned.flatMap(({ lab, version }) => {
          const country = version.countries?.[0];
          return country === undefined ? [] : [[lab, country] as const];
        }),
      ),
      edition,
      newest,
    };
  });

/** Releases by date, then by lab. */
export const inOrder = (releases: Releases): Releases =>
  [...releases].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = ({ date, lab }: Release): string => `${date} ${lab}`;

/**
 * Who made a model. Where the index does not say, its name tells it of closed models alone: anyone
 * may release a variant of an open one.
 */
function labOf({ organizations, model }: ScoredVersion): string | undefined {
  const named = leadOrganization(organizations);
  if (named !== undefined) return named;
  const maker = modelMaker(model);
  return maker?.open === false ? maker.organization : undefined;
}
