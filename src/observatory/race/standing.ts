import {
  frontierBy,
  lastStep,
  monthsBehind,
  type Releases,
  recordsBy,
  yearOf,
} from "./race-history.ts";

/** Where a lab stands on a day. */
export interface Standing {
  readonly lab: string;
  readonly score: number;
  /** Points behind the frontier. */
  readonly gap: number;
  /**
   * Its lag: months since the frontier first stood at its score, be it by a model of its own; 0 for
   * the leader. How long another lab has been above it is what `lag` tells.
   */
  readonly lagMonths: number;
}

/** Every lab that has released anything by a day, the best first. Nothing is drawn. */
export function standingOn(releases: Releases, day: string): readonly Standing[] {
  const frontier = frontierBy(releases, day);
  if (frontier.length === 0) return [];
  const best = lastStep(frontier).score;
  return [...recordsBy(releases, day)]
    .map(([lab, steps]) => {
      const { score } = lastStep(steps);
      // Who holds the frontier is not behind it, however long it has stood.
      const lagMonths = score >= best ? 0 : monthsBehind(frontier, score, yearOf(day));
      return { lab, score, gap: best - score, lagMonths };
    })
    .sort((a, b) => b.score - a.score || (a.lab < b.lab ? -1 : 1));
}

/** Labs no more than so many months behind. */
export const tierOf = (standing: readonly Standing[], months: number): number =>
  standing.filter(({ lagMonths }) => lagMonths <= months).length;
