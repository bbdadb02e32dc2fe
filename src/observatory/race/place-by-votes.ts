import { groupBy } from "../../base/group-by.ts";
import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { remember } from "../../base/remember.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelMaker } from "../../names/model-maker.ts";
import { fitLine } from "../../stats/fit-line.ts";
import { type Line, lineAt } from "../../stats/line.ts";
import { quantile } from "../../stats/quantile.ts";
import type { ScoredVersion } from "../../trends/parts/capability-editions.ts";
import { indexByName } from "../parts/index-by-name.ts";
import { bestBy, type Release, type Releases, yearOf } from "./race-history.ts";
import { inOrder } from "./race-releases.ts";

/** A model on a board of the Arena. */
export interface RatedModel {
  readonly model: string;
  readonly rating: number;
}

/** A board on a day, with what links it to the index. */
interface Snapshot {
  readonly date: string;
  readonly rows: readonly RatedModel[];
}

/** Fewest models on both scales, and the part of the board that is too weak to be of use. */
const FEWEST_PAIRS = 8;
const WEAK = 0.3;
/** The index follows a lab that it scored so many years ago. */
const FOLLOWED = 0.75;
/** Placements kept: of the facts and days that were asked for last. */
const PLACED_KEPT = 8;
/** Standard deviations on either side of a 90 % interval. */
const NINETY = 1.645;

/** A lab that votes know. */
export interface RatedLab {
  readonly lab: string;
  /** The first board that it is on. */
  readonly since: string;
}

/** A model on both scales, and whether the line between them rests on it. */
export interface LinkedModel {
  readonly model: string;
  readonly rating: number;
  readonly eci: number;
  readonly isUpper: boolean;
}

/** A board with the line that links it to the index. */
export interface LinkedBoard {
  readonly date: string;
  readonly models: readonly LinkedModel[];
  /** The index as a line in ratings, through the upper part of the models. */
  readonly line: Line;
  /** The best model of every lab on the board. */
  readonly best: ReadonlyMap<string, RatedModel>;
}

/** What votes add to the index. */
export interface Placement {
  /** Stand-ins for labs that the index does not follow. */
  readonly releases: Releases;
  /** Every lab on a board, by the family of its models. */
  readonly rated: readonly RatedLab[];
  /** The newest board that can be linked; absent where none can. */
  readonly board: LinkedBoard | undefined;
}

/**
 * Stand-in scores from votes on the Arena. The newest board by a day is linked to the index by a
 * line through the upper 70 % of the models on both; the relation bends below. The best model of a
 * lab that the index has not scored for nine months enters where it beats what the index has of the
 * lab by more than the scatter about that line.
 *
 * @param versions of the index, which tell what a board's names mean
 */
export function placeByVotes(
  facts: Facts,
  window: FactWindow,
  releases: Releases,
  versions: readonly ScoredVersion[],
): Outcome<Placement> {
  const read = allOf({
    ratings: facts.select("arena-ratings", window, { model: "text", rating: "number" }),
  });
  return mapOutcome(read, ({ ratings }) =>
    placedLately({ ratings, releases, versions, key: JSON.stringify([facts.edition(), window]) }),
  );
}

/** Rows of votes and of the index, with a key for the facts and the day that they are of. */
interface Placing {
  readonly ratings: readonly (RatedModel & { readonly date: string })[];
  readonly releases: Releases;
  readonly versions: readonly ScoredVersion[];
  readonly key: string;
}

/** Kept, so that a lever that is moved does not link the boards anew. */
const placedLately = remember(
  ({ ratings, releases, versions }: Placing): Placement => {
    const boards = [...groupBy(ratings, ({ date }) => date)]
      .map(([date, rows]): Snapshot => ({ date, rows }))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    const rated = new Map<string, string>();
    let known = releases;
    let newest: LinkedBoard | undefined;
    for (const board of boards) {
      const best = bestByLab(board.rows);
      for (const lab of best.keys()) if (!rated.has(lab)) rated.set(lab, board.date);
      const linked = linkBoard(board, best, versions);
      if (!linked) continue;
      known = inOrder([...known, ...placedOn(linked, known)]);
      newest = linked;
    }
    return {
      releases: known,
      rated: [...rated].map(([lab, since]) => ({ lab, since })),
      board: newest,
    };
  },
  ({ key }) => key,
  PLACED_KEPT,
);

function placedOn({ date, line, best }: LinkedBoard, known: Releases): Releases {
  const scatter = line.residualStandardError;
  return [...best].flatMap(([lab, { model, rating }]): Releases => {
    const last = known.findLast(
      (each) => each.lab === lab && each.date <= date && each.scoredBy === "index",
    );
    if (last && yearOf(date) - last.year <= FOLLOWED) return [];
    const score = lineAt(line, rating);
    if (
      score <=
      bestBy(known, date, lab) + (known.some((each) => each.lab === lab) ? scatter : 0)
    ) {
      return [];
    }
    const placed: Release = {
      lab,
      date,
      year: yearOf(date),
      score,
      label: model,
      lower: score - NINETY * scatter,
      upper: score + NINETY * scatter,
      scoredBy: "votes",
    };
    return [placed];
  });
}

/** A board with its line to the index; `undefined` with too few models on both. */
function linkBoard(
  { date, rows }: Snapshot,
  best: ReadonlyMap<string, RatedModel>,
  versions: readonly ScoredVersion[],
): LinkedBoard | undefined {
  const indexed = indexByName(versions.filter((version) => version.date <= date));
  const pairs = rows.flatMap(({ model, rating }) => {
    const scored = indexed(model);
    return scored ? [{ model, rating, eci: scored.eci }] : [];
  });
  if (pairs.length < FEWEST_PAIRS) return undefined;
  const least = quantile(
    pairs.map(({ rating }) => rating),
    WEAK,
  );
  const models = pairs.map((pair) => ({ ...pair, isUpper: pair.rating >= least }));
  const upper = models.filter(({ isUpper }) => isUpper);
  const line = fitLine(
    upper.map(({ rating }) => rating),
    upper.map(({ eci }) => eci),
  );
  return line && { date, models, line, best };
}

/** The best rated model of each lab that is told by the names of its models. */
function bestByLab(rows: readonly RatedModel[]): ReadonlyMap<string, RatedModel> {
  const best = new Map<string, RatedModel>();
  for (const row of rows) {
    const lab = modelMaker(row.model)?.organization;
    if (lab === undefined) continue;
    const before = best.get(lab);
    if (!before || row.rating > before.rating) best.set(lab, row);
  }
  return best;
}
