/** One draw of the race: months 0 … `months`, months moving fastest. */
export interface RacePath {
  readonly labs: number;
  readonly months: number;
  /** Best published score, labs × (months + 1). */
  readonly records: Float64Array;
  /** Best of all labs, months + 1. */
  readonly frontier: Float64Array;
  /** 1 where a lab is in the race, labs × (months + 1). */
  readonly inRace: Uint8Array;
}

/** Writes a draw into a path; the same draw gives the same path whatever was drawn before. */
export type DrawPath = (draw: number, path: RacePath) => void;

/** A path to draw into. */
export const emptyPath = (labs: number, months: number): RacePath => ({
  labs,
  months,
  records: new Float64Array(labs * (months + 1)),
  frontier: new Float64Array(months + 1),
  inRace: new Uint8Array(labs * (months + 1)).fill(1),
});

/** The frontier of what the records of a path say. */
export function fillFrontier({ labs, months, records, frontier }: RacePath): void {
  for (let month = 0; month <= months; month++) {
    let best = month === 0 ? Number.NEGATIVE_INFINITY : (frontier[month - 1] as number);
    for (let lab = 0; lab < labs; lab++) {
      best = Math.max(best, records[lab * (months + 1) + month] as number);
    }
    frontier[month] = best;
  }
}
