/** The members that have a centre which moves with time. */
export const memberNames = [
  "straight-line",
  "median-slope",
  "damped",
  "walk-recent",
  "walk",
  "no-change",
  "last-year",
] as const;

/** A member; `past-drops` is how far records that fall have fallen before. */
export type MemberName = (typeof memberNames)[number] | "past-drops";

/** The centre of a forecast this many days after the origin, on the scale of the series. */
export type Path = (daysAhead: number) => number;

/** A value for each member that a kind of series has. */
export type ByMember<Value> = Readonly<Partial<Record<MemberName, Value>>>;

/** A value for each of some members. */
export const byMember = <Value>(
  names: readonly MemberName[],
  of: (name: MemberName) => Value,
): ByMember<Value> => Object.fromEntries(names.map((name) => [name, of(name)]));
