import { describe, expect, test } from "vitest";
import { type DrawPath, fillFrontier } from "./race-path.ts";
import {
  mergeTallies,
  type Questions,
  type RaceTally,
  raceCounter,
  tallyRace,
} from "./race-tally.ts";
import { readTally } from "./read-tally.ts";

/** Three labs over four months; in every other draw the second overtakes the first. */
const drawPath: DrawPath = (draw, path) => {
  const second = draw % 2 === 0 ? [90, 92, 104, 104, 106] : [90, 90, 90, 91, 91];
  path.records.set([100, 101, 102, 103, 105, ...second, 80, 80, 80, 80, 80]);
  path.inRace.set(new Array(5).fill(draw % 4 === 0 ? 0 : 1), 10);
  fillFrontier(path);
};

const questions: Questions = {
  bars: [95, 103, 200],
  reports: [2, 4],
  within: [0, 2],
  ranked: [0, 1, 2],
  group: [1, 2],
  past: [
    { score: 70, monthsAgo: 20 },
    { score: 90, monthsAgo: 9 },
    { score: 100, monthsAgo: 3 },
  ],
};
const shape = { labs: 3, months: 4 };
const tally = (from: number, count: number): RaceTally =>
  tallyRace(drawPath, shape, questions, from, count);
const read = readTally(tally(0, 8), { ...shape, questions });

describe("the tally of a race", () => {
  test("is the same bits however the draws are split", () => {
    const parts = [tally(0, 3), tally(3, 1), tally(4, 4)];
    expect(mergeTallies(parts)).toEqual(tally(0, 8));
    expect(mergeTallies([...parts].reverse())).toEqual(tally(0, 8));
    const counter = raceCounter(drawPath, shape, questions);
    counter.add(4, 4);
    counter.add(0, 4);
    expect(counter.tally()).toEqual(tally(0, 8));
  });

  test("dates arrivals by the first month at or above a bar", () => {
    expect(read.crossed(0, 1, 1)).toBe(0);
    expect(read.crossed(0, 1, 2)).toBe(0.5);
    expect(read.arrival(0, 1, 4)).toEqual({ values: [2, 4], shares: [0.5, 0.5] });
    expect(read.crossed(0, 0, 0)).toBe(1);
    expect(read.crossed(2, 0, 4)).toBe(0);
  });

  test("names who is first, and nobody where nobody arrives", () => {
    expect([0, 1, 2].map((lab) => read.first(1, lab))).toEqual([0.5, 0.5, 0]);
    expect([0, 1, 2].map((lab) => read.first(2, lab))).toEqual([0, 0, 0]);
  });

  test("counts records by half points, those far off in the last bins", () => {
    // Points above today's frontier of 100: 104 and 90 of the second in the second month.
    expect(read.record(0, 1)).toEqual({ values: [-9.75, 4.25], shares: [0.5, 0.5] });
    expect(read.record(1, 0)).toEqual({ values: [5.25], shares: [1] });
    const far: DrawPath = (_, path) => {
      path.records.set([100, 100, 100, 100, 900, 1, 1, 1, 1, 1, -50, -50, -50, -50, -50]);
      fillFrontier(path);
    };
    const ends = readTally(tallyRace(far, shape, questions, 0, 2), { ...shape, questions });
    expect([0, 1, 2].map((lab) => ends.record(1, lab).values)).toEqual([
      [199.75],
      [-98.75],
      [-99.75],
    ]);
  });

  test("ranks labs by their records", () => {
    expect(read.rank(0, 0)).toEqual([0.5, 0.5, 0]);
    expect(read.rank(0, 1)).toEqual([0.5, 0.5, 0]);
    expect(read.rank(0, 2)).toEqual([0, 0, 1]);
  });

  test("measures lag by past records below today's frontier and by the draw above it", () => {
    // 80 is first reached by the record of 90, nine months before the day.
    expect(read.lag(0, 2)).toEqual({ values: [11], shares: [1] });
    // In odd draws 91 was first passed by 100, three months before; in even ones the second leads.
    expect(read.lag(1, 1)).toEqual({ values: [0, 7], shares: [0.5, 0.5] });
    // In even draws 105 was first passed in month 4 by 106.
    expect(read.lag(1, 0)).toEqual({ values: [0], shares: [1] });
    // In month 2 of even draws the first stands at 102, which the second passes in that month.
    expect(read.lag(0, 0)).toEqual({ values: [0], shares: [1] });
  });

  test("counts survivors, whether any of a group is one, and who is in the race", () => {
    expect(read.survivors(1, 0)).toEqual({ values: [1, 2], shares: [0.5, 0.5] });
    expect(read.anyOfGroup(1, 0)).toBe(0.5);
    expect(read.inRace(0, 2)).toBe(0.75);
  });

  test("bins the frontier in tenths of a point above today's", () => {
    expect(read.frontier(1)).toEqual({ values: [5.05, 6.05], shares: [0.5, 0.5] });
  });
});
