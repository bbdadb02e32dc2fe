import { type Discrete, discreteOf } from "./discrete.ts";
import {
  BINS_PER_POINT,
  FRONTIER_BINS,
  LOWEST_RECORD,
  type Questions,
  type RaceTally,
  RECORD_BINS,
  RECORD_BINS_PER_POINT,
} from "./race-tally.ts";

/** The size of the race that a tally counts. */
export interface TallyShape {
  readonly labs: number;
  readonly months: number;
  readonly questions: Questions;
}

/** What a tally says, as probabilities. Places are those of labs, bars, reports and tiers. */
export interface TallyReader {
  /** That a lab has crossed a bar by a month. */
  readonly crossed: (bar: number, lab: number, month: number) => number;
  /** Months until a lab crosses a bar; those that do not within `cap` count as it. */
  readonly arrival: (bar: number, lab: number, cap: number) => Discrete;
  /** That a lab crosses a bar first. */
  readonly first: (bar: number, lab: number) => number;
  /** Places of a ranked lab, from 0. */
  readonly rank: (report: number, ranked: number) => readonly number[];
  /** Months behind the frontier. */
  readonly lag: (report: number, lab: number) => Discrete;
  readonly inRace: (report: number, lab: number) => number;
  /** Labs in the first tier. */
  readonly survivors: (report: number, tier: number) => Discrete;
  readonly anyOfGroup: (report: number, tier: number) => number;
  /** The frontier in points above today's, at the middle of each tenth. */
  readonly frontier: (report: number) => Discrete;
  /** A lab's record in points above today's frontier, at the middle of each half. */
  readonly record: (report: number, lab: number) => Discrete;
}

/** Read probabilities off a tally. */
export function readTally(tally: RaceTally, shape: TallyShape): TallyReader {
  const { labs, months, questions } = shape;
  const { draws } = tally;
  const { ranked, reports, within, past } = questions;
  const lagCells = past.length + months + 1;
  const lagValues = reports.map((month) => [
    ...past.map(({ monthsAgo }) => monthsAgo + month),
    ...Array.from({ length: months + 1 }, (_, lag) => lag),
  ]);
  const counts = Array.from({ length: labs + 1 }, (_, count) => count);
  const tenths = Array.from({ length: FRONTIER_BINS }, (_, bin) => (bin + 0.5) / BINS_PER_POINT);
  const halves = Array.from(
    { length: RECORD_BINS },
    (_, bin) => LOWEST_RECORD + (bin + 0.5) / RECORD_BINS_PER_POINT,
  );
  const part = (array: Int32Array, index: number, size: number): Int32Array =>
    array.subarray(index * size, (index + 1) * size);
  const arrivalsOf = (bar: number, lab: number): Int32Array =>
    part(tally.arrivals, bar * labs + lab, months + 2);
  const share = (count: number | undefined): number => (count as number) / draws;

  return {
    crossed: (bar, lab, month) =>
      share(
        arrivalsOf(bar, lab)
          .subarray(0, month + 1)
          .reduce((sum, count) => sum + count, 0),
      ),
    arrival: (bar, lab, cap) => {
      const arrivals = arrivalsOf(bar, lab);
      return discreteOf(
        Array.from(arrivals, (_, month) => Math.min(month, cap)),
        arrivals,
      );
    },
    first: (bar, lab) => share(tally.first[bar * (labs + 1) + lab]),
    rank: (report, at) =>
      Array.from(part(tally.ranks, report * ranked.length + at, ranked.length), share),
    lag: (report, lab) =>
      discreteOf(
        lagValues[report] as readonly number[],
        part(tally.lags, report * labs + lab, lagCells),
      ),
    inRace: (report, lab) => share(tally.inRace[report * labs + lab]),
    survivors: (report, tier) =>
      discreteOf(counts, part(tally.survivors, report * within.length + tier, labs + 1)),
    anyOfGroup: (report, tier) => share(tally.anyOfGroup[report * within.length + tier]),
    frontier: (report) => discreteOf(tenths, part(tally.frontier, report, FRONTIER_BINS)),
    record: (report, lab) =>
      discreteOf(halves, part(tally.records, report * labs + lab, RECORD_BINS)),
  };
}

/** A mixture of what two tallies of one shape say. */
export function mixReaders(a: TallyReader, b: TallyReader, weights: ReaderWeights): TallyReader {
  const { bar: weightOf, standing } = weights;
  const mix = (x: number, y: number, weight: number): number => weight * x + (1 - weight) * y;
  const mixDiscrete = (x: Discrete, y: Discrete, weight: number): Discrete =>
    discreteOf(
      [...x.values, ...y.values],
      [
        ...x.shares.map((value) => value * weight),
        ...y.shares.map((value) => value * (1 - weight)),
      ],
    );
  return {
    crossed: (bar, lab, month) =>
      mix(a.crossed(bar, lab, month), b.crossed(bar, lab, month), weightOf(bar)),
    arrival: (bar, lab, cap) =>
      mixDiscrete(a.arrival(bar, lab, cap), b.arrival(bar, lab, cap), weightOf(bar)),
    first: (bar, lab) => mix(a.first(bar, lab), b.first(bar, lab), weightOf(bar)),
    rank: (report, at) => {
      const other = b.rank(report, at);
      return a.rank(report, at).map((value, place) => mix(value, other[place] as number, standing));
    },
    lag: (report, lab) => mixDiscrete(a.lag(report, lab), b.lag(report, lab), standing),
    inRace: a.inRace,
    survivors: (report, tier) =>
      mixDiscrete(a.survivors(report, tier), b.survivors(report, tier), standing),
    anyOfGroup: (report, tier) =>
      mix(a.anyOfGroup(report, tier), b.anyOfGroup(report, tier), standing),
    frontier: (report) => mixDiscrete(a.frontier(report), b.frontier(report), standing),
    record: (report, lab) => mixDiscrete(a.record(report, lab), b.record(report, lab), standing),
  };
}

/** Weight of the first of two tallies: for each bar, and for the standing on a day. */
export interface ReaderWeights {
  readonly bar: (bar: number) => number;
  readonly standing: number;
}
