import { describe, expect, test } from "vitest";
import { dampedTrend, fadedSteps } from "./damped-trend.ts";
import type { Path } from "./member.ts";
import { membersFor, membersOf } from "./members.ts";
import type { SeriesKind } from "./series.ts";

/** A straight line of one unit in a hundred days, with a point every 30 days. */
const straight = Array.from({ length: 50 }, (_, i) => ({ day: 30 * i, value: 0.3 * i }));
const END = 30 * 49;

const say = (kind: SeriesKind, points: readonly { day: number; value: number }[], days: number) =>
  Object.fromEntries(
    membersFor(kind).map((name) => [name, (membersOf(kind, points, END)[name] as Path)(days)]),
  );

describe("members of a series that goes up in a straight line", () => {
  test("go on with it, but for the one that says that nothing changes", () => {
    for (const kind of ["flow", "record-up"] as const) {
      const said = say(kind, straight, 100);
      for (const name of ["straight-line", "median-slope", "walk", "walk-recent", "last-year"]) {
        // A record steps up once a month, so its pace over the last year is off by part of a step.
        expect(said[name], `${kind} ${name}`).toBeCloseTo(15.7, kind === "flow" ? 9 : 0);
      }
      expect(said["no-change"]).toBeCloseTo(14.7, 9);
      expect(said["damped"]).toBeGreaterThan(15);
      expect(said["damped"]).toBeLessThan(15.7);
    }
  });

  test("of a scatter look at all of it", () => {
    const said = say("scatter", straight, 100);
    expect(said["straight-line"]).toBeCloseTo(15.7, 9);
    // Medians of quarters lag by up to half a step of the points.
    expect(Math.abs((said["walk"] as number) - 15.7)).toBeLessThan(0.3);
  });
});

test("a group with little of its own leans on the pace of all", () => {
  const young = [
    { day: END - 365, value: 0 },
    { day: END, value: 1 },
  ];
  const walk = membersOf("flow", young, END, 3 / 365).walk as Path;
  // One year of its own against two of the others: (1 × 1 + 2 × 3) ÷ 3 a year.
  expect(walk(365) - 1).toBeCloseTo(7 / 3, 12);
});

test("a pace seen for a day is not carried on as if it had been seen for half a year", () => {
  const jump = [
    { day: END - 1, value: 0 },
    { day: END, value: 1 },
  ];
  expect((membersOf("flow", jump, END).walk as Path)(180)).toBeCloseTo(2, 12);
});

describe("a damped trend", () => {
  test("is worth nine steps in the end", () => {
    expect(fadedSteps(1)).toBeCloseTo(0.9, 12);
    expect(fadedSteps(2)).toBeCloseTo(0.9 + 0.81, 12);
    expect(fadedSteps(1e6)).toBeCloseTo(9, 9);
  });

  test("follows by the recursion of Gardner and McKenzie", () => {
    // By hand: level 0, trend 1; expected .9, seen 2: level 1.56, trend .9 + .2 (1.56 − .9).
    expect(dampedTrend([0, 2], 1, { level: 0.6, trend: 0.2 })).toBeCloseTo(1.032, 12);
    expect(dampedTrend([0], 1, { level: 0.6, trend: 0.2 })).toBe(1);
  });
});
