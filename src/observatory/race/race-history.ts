import { DAYS_PER_YEAR, daysBetween } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { valueFor } from "../../base/item-at.ts";

/** The best score that a lab released on a day. */
export interface Release {
  /** Name of the organisation in the one table. */
  readonly lab: string;
  readonly date: string;
  /** Years since 2023-01-01. */
  readonly year: number;
  /** Points of the capability index. */
  readonly score: number;
  /** The model that set it. */
  readonly label: string;
  /** 90 % interval of the score, where one is stated. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** Whether the index scored it or votes on the Arena stand in for it. */
  readonly scoredBy: "index" | "votes";
}

/** Releases of all labs, in order of date. */
export type Releases = readonly Release[];

/** A standing that a release set. */
export interface Step {
  readonly year: number;
  readonly score: number;
}

/** Labs with their records in order of date; a record is better than all of the lab before it. */
export type Records = ReadonlyMap<string, readonly Step[]>;

const START = "2023-01-01";

/** Years of 365.25 days since 2023-01-01, when the index begins. */
export const yearOf = (date: string): number => daysBetween(START, date) / DAYS_PER_YEAR;

/** What had been released by a day, that day included. */
export const releasedBy = (releases: Releases, day: string): Releases =>
  releases.filter(({ date }) => date <= day);

/** The records of each lab by a day. */
export function recordsBy(releases: Releases, day: string): Records {
  const byLab = groupBy(releasedBy(releases, day), ({ lab }) => lab);
  return new Map([...byLab].map(([lab, own]) => [lab, stepsUp(own)]));
}

/** Labs by their best score, the best first. */
export function labsByScore(records: Records): readonly string[] {
  const score = (lab: string): number => lastStep(valueFor(records, lab)).score;
  return [...records.keys()].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1));
}

/** The records of all labs together by a day. */
export const frontierBy = (releases: Releases, day: string): readonly Step[] =>
  stepsUp(releasedBy(releases, day));

/** The best that a lab, or anyone where no lab is named, has released by a day. */
export function bestBy(releases: Releases, day: string, lab?: string): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const release of releases) {
    if (release.date > day || (lab !== undefined && release.lab !== lab)) continue;
    best = Math.max(best, release.score);
  }
  return best;
}

/** The standing of steps in a year: the last one by then; minus infinity before the first. */
export function scoreAt(steps: readonly Step[], year: number): number {
  let score = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    if (step.year > year) break;
    score = step.score;
  }
  return score;
}

/** The last step; there is one wherever a lab has released anything. */
export const lastStep = (steps: readonly Step[]): Step => steps[steps.length - 1] as Step;

/** Months since the frontier first stood at a score; 0 for what no earlier frontier reached. */
export function monthsBehind(frontier: readonly Step[], score: number, year: number): number {
  const first = frontier.find((step) => step.score >= score);
  return first ? Math.max(0, (year - first.year) * 12) : 0;
}

function stepsUp(releases: Releases): readonly Step[] {
  const steps: Step[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const { year, score } of releases) {
    if (score <= best) continue;
    best = score;
    steps.push({ year, score });
  }
  return steps;
}
