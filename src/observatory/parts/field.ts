import { addDays, monthsBetween } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { itemAt, itemsAt } from "../../base/item-at.ts";
import { quantile } from "../../stats/quantile.ts";
import { drawCount, type ScoredModel, type ScoredModels, scoresOf } from "./scored-model.ts";

/** Where one organisation that still releases stands. */
export interface Contender {
  readonly organization: string;
  readonly best: ScoredModel;
  /** Points from its best score up to that of the frontier; 0 for the leader. */
  readonly points: number;
  /** The first model of another organisation above its best; absent for the leader. */
  readonly passedBy: ScoredModel | undefined;
  /**
   * Months since then, to the newest model on the scale; 0 for the leader. The lag of a race is
   * another number: months since the frontier first stood at its score.
   */
  readonly monthsSincePassed: number;
  /** Interval of these months over the drawn worlds, widened to include them. */
  readonly lower: number;
  readonly upper: number;
  /** Its first model at or above the bar, and the months since the first of all. */
  readonly arrival: { readonly model: ScoredModel; readonly months: number } | undefined;
  /** Release of its newest scored model. */
  readonly lastScored: string;
  /** Whether that is so long ago that it may have moved since without being scored. */
  readonly silent: boolean;
}

/** Organisations that still release, best first. */
export interface Field {
  /** Newest release on the scale, to which months are counted. */
  readonly to: string;
  readonly contenders: readonly Contender[];
  /** How many of them have reached the bar. */
  readonly within: number;
  /** What separates the best from the second; absent with fewer than two contenders. */
  readonly lead: Lead | undefined;
}

/** The score of a bar, and the first model at or above it; absent when there is none. */
interface FieldBar {
  readonly score: number;
  readonly first: ScoredModel | undefined;
}

/** The distance from the best organisation to the second. */
export interface Lead {
  readonly organization: string;
  readonly over: string;
  readonly points: number;
  /** Whether it lies within the interval of the difference of the two scores. */
  readonly tied: boolean;
}

/** Without a scored release for this long an organisation has left the field. */
const ACTIVE_DAYS = 365;
/** Without a scored release for this long its place may be out of date. */
const SILENT_DAYS = 183;

/**
 * Who is in the race: all organisations with a scored release in the year up to the newest one, each
 * by its best model.
 *
 * An organisation is behind for as long as a model of another has stood above its best. The interval
 * asks the same in every drawn world.
 *
 * @param asOf day on which a release counts as long ago
 */
export function fieldOf(
  scored: ScoredModels,
  frontier: ScoredModel,
  bar: FieldBar,
  asOf: string,
): Field {
  const to = scored.models.at(-1)?.date ?? asOf;
  const from = addDays(to, -ACTIVE_DAYS);
  const members = groupBy(
    scored.models.flatMap(({ organization }, index) =>
      organization === undefined ? [] : [{ organization, index }],
    ),
    ({ organization }) => organization,
  );
  const active = [...members]
    .map(([organization, group]) => ({ organization, indices: group.map(({ index }) => index) }))
    .filter(({ indices }) => dateOf(scored, indices.at(-1)) > from);
  const worlds = Array.from({ length: drawCount(scored) }, (_, draw) => scoresOf(scored, draw));
  const asked = { frontier, bar, asOf, to, worlds };
  const contenders = active
    .map(({ organization, indices }) => contenderOf(scored, organization, indices, asked))
    .sort((a, b) => a.points - b.points);
  return {
    to,
    contenders,
    within: contenders.filter(({ arrival }) => arrival).length,
    lead: leadOf(scored, contenders),
  };
}

/** What a contender is measured against. */
interface Asked {
  readonly frontier: ScoredModel;
  readonly bar: FieldBar;
  readonly asOf: string;
  readonly to: string;
  readonly worlds: readonly (readonly number[])[];
}

function contenderOf(
  scored: ScoredModels,
  organization: string,
  indices: readonly number[],
  { frontier, bar, asOf, to, worlds }: Asked,
): Contender {
  const central = scoresOf(scored);
  const best = itemAt(scored.models, bestOf(indices, central));
  const passedBy = passerOf(scored, central, indices);
  const months = (by: ScoredModel | undefined) => (by ? monthsBetween(by.date, to) : 0);
  const monthsSincePassed = months(passedBy);
  const drawn = worlds.map((world) => months(passerOf(scored, world, indices)));
  const end = (p: number) => (drawn.length === 0 ? monthsSincePassed : quantile(drawn, p));
  const arrived = itemsAt(scored.models, indices).find(({ eci }) => eci >= bar.score);
  const lastScored = dateOf(scored, indices.at(-1));
  return {
    organization,
    best,
    points: frontier.eci - best.eci,
    passedBy,
    monthsSincePassed,
    lower: Math.min(monthsSincePassed, end((1 - scored.level) / 2)),
    upper: Math.max(monthsSincePassed, end((1 + scored.level) / 2)),
    arrival:
      arrived && bar.first
        ? { model: arrived, months: monthsBetween(bar.first.date, arrived.date) }
        : undefined,
    lastScored,
    silent: lastScored < addDays(asOf, -SILENT_DAYS),
  };
}

const dateOf = ({ models }: ScoredModels, index: number | undefined): string =>
  models[index ?? -1]?.date ?? "";

/** The place of the best of some models; of equals the first released. */
const bestOf = (indices: readonly number[], scores: readonly number[]): number =>
  indices.reduce((top, index) => (itemAt(scores, index) > itemAt(scores, top) ? index : top));

/** The first model with a score above all of these, which is that of another organisation. */
function passerOf(
  { models }: ScoredModels,
  scores: readonly number[],
  indices: readonly number[],
): ScoredModel | undefined {
  const top = itemAt(scores, bestOf(indices, scores));
  return models.find((_, index) => itemAt(scores, index) > top);
}

function leadOf(scored: ScoredModels, [first, second]: readonly Contender[]): Lead | undefined {
  if (!first || !second) return undefined;
  const [one, two] = [first, second].map(({ best }) => scored.models.indexOf(best)) as [
    number,
    number,
  ];
  return {
    organization: first.organization,
    over: second.organization,
    points: second.points - first.points,
    tied: second.points - first.points <= scored.tolerance(one, two),
  };
}
