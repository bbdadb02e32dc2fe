/** The days on which a row of a dataset stands: from `known_on` until the day before `replaced_on`. */
export interface Vintage {
  readonly known_on: string;
  readonly replaced_on?: string;
}

/** Whether a row stands on a day: it is known, and nothing has replaced it. */
export const standsOn = (day: string, { known_on, replaced_on }: Vintage): boolean =>
  known_on <= day && (replaced_on === undefined || day < replaced_on);

/** Whether a row stands on some day on which one of the others stands. */
export const standsBesides = (row: Vintage, others: readonly Vintage[]): boolean =>
  others.some((other) => standsOn(row.known_on, other) || standsOn(other.known_on, row));
