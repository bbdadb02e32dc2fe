import { type ByMember, type MemberName, memberNames, type Path } from "./member.ts";
import { scatterMembers } from "./scatter-members.ts";
import type { SeriesKind, SeriesPoint } from "./series.ts";
import { stepMembers } from "./step-members.ts";

const scatterNames = ["straight-line", "damped", "walk", "no-change"] as const;

/**
 * The members that forecast a kind of series. Most movement of a scatter is scatter: it has those
 * alone that look at all of it.
 */
export const membersFor = (kind: SeriesKind): readonly MemberName[] =>
  kind === "scatter" ? scatterNames : memberNames;

/** The members that may have weight: those, and of a record that falls its past drops. */
export const weighedFor = (kind: SeriesKind): readonly MemberName[] =>
  kind === "record-down" ? [...memberNames, "past-drops"] : membersFor(kind);

/**
 * The members of a series as of an origin.
 *
 * @param points known at the origin, in the order of their days, at least two
 * @param pooledDrift pace of all groups together, in units of the scale a day; absent where the
 *   series has one group
 */
export const membersOf = (
  kind: SeriesKind,
  points: readonly SeriesPoint[],
  origin: number,
  pooledDrift?: number,
): ByMember<Path> =>
  kind === "scatter"
    ? scatterMembers(points, origin)
    : stepMembers(kind, points, origin, pooledDrift);
