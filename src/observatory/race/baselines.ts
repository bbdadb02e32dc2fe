import { valueFor } from "../../base/item-at.ts";
import { studentTQuantile } from "../../stats/distributions/student-t.ts";
import { normalQuantile } from "../../stats/elementary/normal-quantile.ts";
import { square } from "../../stats/elementary/square.ts";
import { fitLine } from "../../stats/fit-line.ts";
import { lineAt } from "../../stats/line.ts";
import { normalOfWord } from "../../stats/normal-of-word.ts";
import { frontierPace } from "./frontier-pace.ts";
import { lastStep, type Releases, recordsBy, type Step, yearOf } from "./race-history.ts";
import { type DrawPath, fillFrontier, type RacePath } from "./race-path.ts";
import type { RacePriors } from "./race-priors.ts";
import { evenUniform, keyOfLab, purposes, uniformOfWord, wordsOfSeed } from "./random-words.ts";

/** What a baseline may look at. */
export interface BaselineView {
  readonly releases: Releases;
  readonly day: string;
  /** In the order of the paths. */
  readonly labs: readonly string[];
  readonly months: number;
  readonly seed: number;
  readonly priors: RacePriors;
}

/** Points per √year by which a lab strays from the common pace, and least error of that pace. */
const STRAY = 6;
const LEAST_PACE_ERROR = 1.5;

/** All labs move at the frontier's pace: the order stays, for certain. */
export function drawOrder(view: BaselineView): DrawPath {
  const pace = frontierPace(view.releases, view.day, view.priors).mean;
  const standing = standings(view);
  return (_draw, path) =>
    fill(path, (lab, month) => (standing[lab] as number) + (pace * month) / 12);
}

/** The same with errors: an uncertain common pace, and a random walk of each lab about it. */
export function drawOrderWithErrors(view: BaselineView): DrawPath {
  const { mean, sd } = frontierPace(view.releases, view.day, view.priors);
  const standing = standings(view);
  const keys = view.labs.map(keyOfLab);
  const words = wordsOfSeed(view.seed);
  const stray = STRAY * Math.sqrt(1 / 12);
  return (draw, path) => {
    const luck = normalQuantile(evenUniform(words, purposes.orderError, draw));
    const pace = Math.max(0, mean + Math.max(sd, LEAST_PACE_ERROR) * luck);
    const { months, records } = path;
    for (let lab = 0; lab < standing.length; lab++) {
      const from = lab * (months + 1);
      const start = standing[lab]!;
      let [best, walk] = [start, 0];
      records[from] = start;
      for (let month = 1; month <= months; month += 4) {
        const four = words(purposes.orderError, keys[lab]!, month, draw);
        for (let step = 0; step < 4 && month + step <= months; step++) {
          const at = month + step;
          walk += stray * normalOfWord(four[step]!);
          const level = start + (pace * at) / 12 + walk;
          if (level > best) best = level;
          records[from + at] = best;
        }
      }
    }
    fillFrontier(path);
  };
}

/**
 * A straight line through the records of each lab, with the error of a prediction from it; a lab
 * with fewer than three records, or all within weeks, moves at the frontier's pace.
 */
export function drawLines(view: BaselineView): DrawPath {
  const pace = frontierPace(view.releases, view.day, view.priors).mean;
  const records = recordsBy(view.releases, view.day);
  const today = yearOf(view.day);
  const standing = standings(view);
  const lines = view.labs.map((lab) => lineOf(valueFor(records, lab), pace));
  const keys = view.labs.map(keyOfLab);
  const words = wordsOfSeed(view.seed);
  const years = Array.from({ length: view.months + 1 }, (_, month) => today + month / 12);
  const means = lines.map(({ mean }) => Float64Array.from(years, mean));
  const sds = lines.map(({ sd }) => Float64Array.from(years, sd));
  return (draw, path) => {
    const luck = lines.map(({ luckOf }, lab) =>
      luckOf(words(purposes.line, keys[lab] as number, 0, draw)[0]),
    );
    fill(path, (lab, month) =>
      month === 0 ? standing[lab]! : means[lab]![month]! + sds[lab]![month]! * luck[lab]!,
    );
  };
}

/** Where a lab is expected in a year, its error, and the error's standard number of a word. */
interface LabLine {
  readonly mean: (year: number) => number;
  readonly sd: (year: number) => number;
  readonly luckOf: (word: number) => number;
}

/** Years that the records of a line span at least. */
const SHORTEST_SPAN = 0.1;
const FEWEST_RECORDS = 3;

function lineOf(steps: readonly Step[], pace: number): LabLine {
  const last = lastStep(steps);
  const span = last.year - (steps[0] as Step).year;
  const line = fitLine(
    steps.map(({ year }) => year),
    steps.map(({ score }) => score),
  );
  if (!line || steps.length < FEWEST_RECORDS || span <= SHORTEST_SPAN) {
    return {
      mean: (year) => last.score + pace * (year - last.year),
      sd: (year) => Math.sqrt(square(STRAY) * (year - last.year) + 4),
      luckOf: normalOfWord,
    };
  }
  const scatter = Math.max(1, line.residualStandardError);
  const quantiles = tQuantiles(Math.max(line.degreesOfFreedom, 2));
  return {
    mean: (year) => lineAt(line, year),
    sd: (year) =>
      scatter * Math.sqrt(1 + 1 / line.n + square(year - line.meanX) / line.sumSquaresX),
    luckOf: (word) => quantiles[Math.floor(uniformOfWord(word) * quantiles.length)] as number,
  };
}

/** Slices of equal probability in which a t-distributed number is drawn. */
const SLICES = 1024;

const tQuantiles = (degreesOfFreedom: number): readonly number[] =>
  Array.from({ length: SLICES }, (_, at) =>
    studentTQuantile((at + 0.5) / SLICES, degreesOfFreedom),
  );

function standings({ releases, day, labs }: BaselineView): readonly number[] {
  const records = recordsBy(releases, day);
  return labs.map((lab) => lastStep(valueFor(records, lab)).score);
}

/** Write the best so far of a level into a path; every lab is in the race. */
function fill(path: RacePath, level: (lab: number, month: number) => number): void {
  const { labs, months, records } = path;
  for (let lab = 0; lab < labs; lab++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let month = 0; month <= months; month++) {
      best = Math.max(best, level(lab, month));
      records[lab * (months + 1) + month] = best;
    }
  }
  fillFrontier(path);
}
