import { daysBetween } from "../../base/calendar.ts";

/** A figure that another source may state differently. */
export interface Figure {
  readonly id: string;
  readonly date: string;
  readonly value: number;
  /** Must be equal for two figures to be about the same thing. */
  readonly subject: string;
}

/** Two figures about the same thing that cannot both be right. */
export interface Conflict {
  readonly ids: readonly [string, string];
  /** The larger over the smaller. */
  readonly ratio: number;
}

/** Days within which growth cannot explain a difference of a sixth. */
const SAME_TIME = { days: 7, ratio: 1.15 } as const;

/** Days within which a later figure should not be lower, since these figures grow. */
const FALL = { days: 92, ratio: 1.05 } as const;

/**
 * Pairs of figures that contradict each other about one subject: far apart at nearly the same time,
 * or the later one lower within a quarter.
 */
export function conflictsAmong(figures: readonly Figure[]): readonly Conflict[] {
  return figures.flatMap((figure, index) =>
    figures.slice(index + 1).flatMap((other): readonly Conflict[] => {
      if (figure.subject !== other.subject) return [];
      const [earlier, later] = figure.date <= other.date ? [figure, other] : [other, figure];
      const days = daysBetween(earlier.date, later.date);
      const growth = later.value / earlier.value;
      const ratio = Math.max(growth, 1 / growth);
      const contradicts =
        (days <= SAME_TIME.days && ratio > SAME_TIME.ratio) ||
        (days <= FALL.days && 1 / growth > FALL.ratio);
      return contradicts ? [{ ids: [figure.id, other.id], ratio }] : [];
    }),
  );
}
