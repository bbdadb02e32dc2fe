import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { type ByMember, byMember } from "./member.ts";
import { membersFor } from "./members.ts";
import { OWN_SCORES, priorWeight, SHARPNESS } from "./recipe.ts";
import type { Horizon, SeriesKind } from "./series.ts";

/** Scores of the members on one outcome of a series, or their sums over several. */
export interface ScoredMembers {
  readonly series: string;
  readonly kind: SeriesKind;
  readonly horizon: Horizon;
  /** How much of an independent outcome this is. */
  readonly weight: number;
  /** Continuous ranked probability score by member. */
  readonly crps: ByMember<number>;
}

/**
 * What has been learnt of the members: weighted sums of their scores by series and horizon. Plain
 * data: it can be written down and read again.
 */
export type MemberRecord = readonly ScoredMembers[];

/** Outcomes of one series beyond this do not count for the others. */
const MOST_OF_ONE = 5;

/** What scores at another horizon, or of another kind of series, count. */
const OTHERWISE = 0.3;

/** Below this much of an outcome a series says nothing to the others. */
const FEWEST = 0.3;

/** Members that every kind of series has: scores are told in parts of their mean. */
const common = ["straight-line", "damped", "walk", "no-change"] as const;

/** Take in the scores of an outcome that has come. */
export function addScores(record: MemberRecord, scored: ScoredMembers): MemberRecord {
  const { series, horizon, kind, weight } = scored;
  const isSame = (each: ScoredMembers) => each.series === series && each.horizon === horizon;
  const before = record.find(isSame);
  const sums: ScoredMembers = {
    ...scored,
    weight: (before?.weight ?? 0) + weight,
    crps: byMember(
      membersFor(kind),
      (name) => (before?.crps[name] ?? 0) + weight * (scored.crps[name] ?? 0),
    ),
  };
  return before ? record.map((each) => (isSame(each) ? sums : each)) : [...record, sums];
}

/**
 * Weights of the members for a forecast of a series, adding up to 1: the prior ones, drawn to what
 * has scored best on this series and, while it has little to show, on all.
 */
export function memberWeights(
  record: MemberRecord,
  series: string,
  kind: SeriesKind,
  horizon: Horizon,
): ByMember<number> {
  const names = membersFor(kind);
  const own = record.find((each) => each.series === series && each.horizon === horizon);
  const pooled = pooledLosses(record, kind, horizon);
  const losses = own ? relativeLosses(own) : {};
  const weightOfOwn = own?.weight ?? 0;
  const loss = byMember(
    names,
    (name) =>
      (weightOfOwn * (losses[name] ?? 0) + OWN_SCORES * (pooled[name] ?? 0)) /
      (weightOfOwn + OWN_SCORES),
  );
  const raw = byMember(
    names,
    (name) => priorWeight(kind, name) * exp(-SHARPNESS * (loss[name] ?? 0)),
  );
  const total = names.reduce((sum, name) => sum + (raw[name] ?? 0), 0);
  return byMember(names, (name) => (raw[name] ?? 0) / total);
}

function pooledLosses(record: MemberRecord, kind: SeriesKind, horizon: Horizon): ByMember<number> {
  const said = record
    .filter(({ weight }) => weight >= FEWEST)
    .map((sums) => ({
      losses: relativeLosses(sums),
      n:
        Math.min(sums.weight, MOST_OF_ONE) *
        (sums.horizon === horizon ? 1 : OTHERWISE) *
        (sums.kind === kind ? 1 : OTHERWISE),
    }));
  return byMember(membersFor(kind), (name) => {
    const having = said.filter(({ losses }) => losses[name] !== undefined);
    const count = having.reduce((sum, { n }) => sum + n, 0);
    const total = having.reduce((sum, { n, losses }) => sum + n * (losses[name] ?? 0), 0);
    return total / (count + OWN_SCORES);
  });
}

/** Logarithm of each member's score over the mean score of the common members. */
function relativeLosses({ kind, crps }: ScoredMembers): ByMember<number> {
  const mean = common.reduce((sum, name) => sum + (crps[name] ?? 0), 0) / common.length;
  return byMember(membersFor(kind), (name) => ln(Math.max(crps[name] ?? 0, 1e-9) / mean));
}
