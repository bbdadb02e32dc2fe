import { type DrawPath, emptyPath, type RacePath } from "./race-path.ts";

/** What is counted in the draws of a race. */
export interface Questions {
  /** Scores to cross. */
  readonly bars: readonly number[];
  /** Months ahead at which the standing is counted. */
  readonly reports: readonly number[];
  /** A lab is in the first tier when it is no more than so many months behind. */
  readonly within: readonly number[];
  /** Labs that are ranked, by their places; ties go to the first. */
  readonly ranked: readonly number[];
  /** Labs of which it is counted whether any is in the first tier, by their places. */
  readonly group: readonly number[];
  /** Past records of the frontier: score, and months before the day at which it stood there first. */
  readonly past: readonly { readonly score: number; readonly monthsAgo: number }[];
}

/**
 * Counts over draws. All are whole numbers, so that tallies of parts add up to the same bits in
 * whatever order.
 */
export interface RaceTally {
  readonly draws: number;
  /** bars × labs × (months + 2): the month of arrival; the last cell counts those that never do. */
  readonly arrivals: Int32Array;
  /** bars × (labs + 1): who arrives first, the better record where several do in one month; or none. */
  readonly first: Int32Array;
  /** reports × ranked × ranked: how often each lab holds each place. */
  readonly ranks: Int32Array;
  /** reports × labs × (past + months + 1): lag, by the past record or by months of the draw. */
  readonly lags: Int32Array;
  /** reports × labs. */
  readonly inRace: Int32Array;
  /** reports × within × (labs + 1): how many labs are in the first tier. */
  readonly survivors: Int32Array;
  /** reports × within: how often any of the group is. */
  readonly anyOfGroup: Int32Array;
  /** reports × bins: the frontier in tenths of a point above today's. */
  readonly frontier: Int32Array;
  /** reports × labs × bins: records in halves of a point, from as far below today's frontier. */
  readonly records: Int32Array;
}

/** Bins of the frontier, and how many to a point; what lies beyond is counted in the last. */
export const FRONTIER_BINS = 2000;
export const BINS_PER_POINT = 10;

/** Bins of a lab's record, how many to a point, and points below today's frontier of the first. */
export const RECORD_BINS = 600;
export const RECORD_BINS_PER_POINT = 2;
export const LOWEST_RECORD = -100;

/** Counts the draws of a race part by part. */
export interface RaceCounter {
  /** Count draws `from` … `from + count − 1` as well. */
  readonly add: (from: number, count: number) => void;
  /** What has been counted so far. */
  readonly tally: () => RaceTally;
}

/** A counter that has not counted yet. */
export function raceCounter(
  drawPath: DrawPath,
  shape: { readonly labs: number; readonly months: number },
  questions: Questions,
): RaceCounter {
  const path = emptyPath(shape.labs, shape.months);
  const counts = emptyCounts(shape, questions);
  const addPath = adder(counts, questions, path);
  let draws = 0;
  return {
    add: (from, count) => {
      for (let draw = from; draw < from + count; draw++) {
        drawPath(draw, path);
        addPath();
      }
      draws += count;
    },
    tally: () => ({ ...counts, draws }),
  };
}

/** Count draws `from` … `from + count − 1`. */
export function tallyRace(
  drawPath: DrawPath,
  shape: { readonly labs: number; readonly months: number },
  questions: Questions,
  from: number,
  count: number,
): RaceTally {
  const counter = raceCounter(drawPath, shape, questions);
  counter.add(from, count);
  return counter.tally();
}

/** The tally of all draws of several. */
export function mergeTallies(tallies: readonly RaceTally[]): RaceTally {
  const [head, ...rest] = tallies;
  if (!head) throw new Error("there is a tally to merge");
  const sum = (name: keyof Counts): Int32Array => {
    const total = head[name].slice();
    for (const tally of rest) {
      const part = tally[name];
      for (let at = 0; at < part.length; at++) total[at]! += part[at]!;
    }
    return total;
  };
  return {
    draws: tallies.reduce((total, { draws }) => total + draws, 0),
    arrivals: sum("arrivals"),
    first: sum("first"),
    ranks: sum("ranks"),
    lags: sum("lags"),
    inRace: sum("inRace"),
    survivors: sum("survivors"),
    anyOfGroup: sum("anyOfGroup"),
    frontier: sum("frontier"),
    records: sum("records"),
  };
}

type Counts = Omit<RaceTally, "draws">;

function emptyCounts(
  { labs, months }: { readonly labs: number; readonly months: number },
  { bars, reports, within, ranked, past }: Questions,
): Counts {
  const counts = (...sizes: readonly number[]): Int32Array =>
    new Int32Array(sizes.reduce((product, size) => product * size, 1));
  return {
    arrivals: counts(bars.length, labs, months + 2),
    first: counts(bars.length, labs + 1),
    ranks: counts(reports.length, ranked.length, ranked.length),
    lags: counts(reports.length, labs, past.length + months + 1),
    inRace: counts(reports.length, labs),
    survivors: counts(reports.length, within.length, labs + 1),
    anyOfGroup: counts(reports.length, within.length),
    frontier: counts(reports.length, FRONTIER_BINS),
    records: counts(reports.length, labs, RECORD_BINS),
  };
}

/** Adds what a path says at each call. */
function adder(tally: Counts, questions: Questions, path: RacePath): () => void {
  const { bars, reports, within, ranked, group, past } = questions;
  const { labs, months, records, frontier, inRace } = path;
  const stride = months + 1;
  const lagCells = past.length + stride;
  const inGroup = Uint8Array.from({ length: labs }, (_, lab) => (group.includes(lab) ? 1 : 0));
  const place = new Int32Array(ranked.length);
  const counts = new Int32Array(within.length);
  const any = new Int32Array(within.length);

  function addArrivals(bar: number, index: number): void {
    let winner = labs;
    let earliest = months + 1;
    for (let lab = 0; lab < labs; lab++) {
      const month = arrivalOf(records, lab * stride, months, bar);
      tally.arrivals[(index * labs + lab) * (months + 2) + month]!++;
      const sooner =
        month < earliest ||
        (month === earliest &&
          month <= months &&
          records[lab * stride + month]! > records[winner * stride + month]!);
      if (sooner) [winner, earliest] = [lab, month];
    }
    tally.first[index * (labs + 1) + winner]!++;
  }

  function addRanks(month: number, index: number): void {
    const size = ranked.length;
    for (let at = 0; at < size; at++) {
      const own = records[ranked[at]! * stride + month]!;
      let better = at;
      while (better > 0 && records[ranked[place[better - 1]!]! * stride + month]! < own) {
        place[better] = place[better - 1]!;
        better--;
      }
      place[better] = at;
    }
    for (let rank = 0; rank < size; rank++) {
      tally.ranks[(index * size + place[rank]!) * size + rank]!++;
    }
  }

  function addStanding(month: number, index: number): void {
    counts.fill(0);
    any.fill(0);
    for (let lab = 0; lab < labs; lab++) {
      const cell = lagCell(records[lab * stride + month]!, month);
      tally.lags[(index * labs + lab) * lagCells + cell]!++;
      tally.records[
        (index * labs + lab) * RECORD_BINS + recordBin(records[lab * stride + month]!)
      ]!++;
      tally.inRace[index * labs + lab]! += inRace[lab * stride + month]!;
      const lag = cell < past.length ? past[cell]!.monthsAgo + month : cell - past.length;
      for (let tier = 0; tier < within.length; tier++) {
        if (lag > within[tier]!) continue;
        counts[tier]!++;
        any[tier]! |= inGroup[lab]!;
      }
    }
    for (let tier = 0; tier < within.length; tier++) {
      tally.survivors[(index * within.length + tier) * (labs + 1) + counts[tier]!]!++;
      tally.anyOfGroup[index * within.length + tier]! += any[tier]!;
    }
    const above = Math.floor((frontier[month]! - frontier[0]!) * BINS_PER_POINT);
    tally.frontier[index * FRONTIER_BINS + Math.min(FRONTIER_BINS - 1, above)]!++;
  }

  function recordBin(score: number): number {
    const bin = Math.floor((score - frontier[0]! - LOWEST_RECORD) * RECORD_BINS_PER_POINT);
    return Math.min(Math.max(bin, 0), RECORD_BINS - 1);
  }

  /** A score up to today's frontier lags by a past record, one above it by a month of the draw. */
  function lagCell(score: number, month: number): number {
    if (score <= frontier[0]!) {
      let cell = 0;
      while (cell < past.length - 1 && past[cell]!.score < score) cell++;
      return cell;
    }
    let reached = 1;
    while (frontier[reached]! < score) reached++;
    return past.length + month - reached;
  }

  return () => {
    bars.forEach(addArrivals);
    reports.forEach((month, index) => {
      if (ranked.length > 0) addRanks(month, index);
      addStanding(month, index);
    });
  };
}

/** The first month with a record at or above a bar; `months` + 1 when there is none. */
function arrivalOf(records: Float64Array, from: number, months: number, bar: number): number {
  // Records never fall, so most paths are settled by their end.
  if (records[from + months]! < bar) return months + 1;
  let [low, high] = [0, months];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (records[from + middle]! >= bar) high = middle;
    else low = middle + 1;
  }
  return low;
}
