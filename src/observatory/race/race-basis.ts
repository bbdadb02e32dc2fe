import { allOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { ScoredVersion } from "../../trends/parts/capability-editions.ts";
import { labsWithCapital } from "./capital.ts";
import { type LinkedBoard, placeByVotes, type RatedLab } from "./place-by-votes.ts";
import { type Releases, recordsBy } from "./race-history.ts";
import { indexReleases } from "./race-releases.ts";

/** What is known of the race on a day. */
export interface RaceBasis {
  /** The last day that the index covers, from which the race is drawn ahead. */
  readonly from: string;
  readonly edition: string;
  readonly newest: string;
  /** Releases that the index scores, and with the stand-ins of votes. */
  readonly index: Releases;
  readonly withVotes: Releases;
  readonly versions: readonly ScoredVersion[];
  readonly countries: ReadonlyMap<string, string>;
  readonly withCapital: ReadonlySet<string>;
  readonly rated: readonly RatedLab[];
  /** The newest board of votes that can be linked to the index. */
  readonly board: LinkedBoard | undefined;
}

/** Fewest labs of a race. */
const FEWEST_LABS = 2;

/**
 * What is known of the race on a day. Silence is measured, and the race drawn, from the last day
 * that the index covers: a lab has not fallen silent because the index was not published.
 *
 * @returns a problem where fewer than two labs had been scored
 */
export function raceBasis(facts: Facts, window: FactWindow): Outcome<RaceBasis> {
  const index = indexReleases(facts, window);
  if (!index.ok) return index;
  const { releases, versions, countries, edition, newest } = index.value;
  const from = newest < window.asOf ? newest : window.asOf;
  const labs = recordsBy(releases, from).size;
  if (labs < FEWEST_LABS) return fail("race-too-early", { value: window.asOf, n: labs });
  const read = allOf({
    votes: placeByVotes(facts, window, releases, versions),
    withCapital: labsWithCapital(facts, { asOf: from, hindsight: false }),
  });
  return mapOutcome(read, ({ votes, withCapital }) => ({
    from,
    edition,
    newest,
    index: releases,
    withVotes: votes.releases,
    versions,
    countries,
    withCapital,
    rated: votes.rated,
    board: votes.board,
  }));
}

/** Labs with capital on each of some days. */
export function capitalOn(
  facts: Facts,
  days: readonly string[],
): Outcome<(day: string) => ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const day of days) {
    const labs = labsWithCapital(facts, { asOf: day, hindsight: false });
    if (!labs.ok) return labs;
    found.set(day, labs.value);
  }
  return succeed((day) => found.get(day) ?? new Set());
}
