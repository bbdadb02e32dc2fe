import { expect, test } from "vitest";
import { DAYS_PER_YEAR } from "../../base/calendar.ts";
import { type ArrivalLag, lagLessons, learnLag } from "./arrival-lag.ts";

const MONTH = DAYS_PER_YEAR / 12;
const arrival = (id: number, months: number) => ({
  id: String(id),
  on: months * MONTH,
  possible: [0, Number.POSITIVE_INFINITY],
});

/** Values at a thousand places, sorted, in months. */
const sorted = (lag: ArrivalLag, of: "middle" | "spread") =>
  Array.from({ length: 1000 }, (_, at) => lag.at((at + 0.5) / 1000)[of] / MONTH).sort(
    (a, b) => a - b,
  );
const middleOf = (values: readonly number[]) => values[500] ?? Number.NaN;

test("without arrivals it may be anything from half a month to five years, two years off", () => {
  const lag = learnLag([]);
  expect(lag.n).toBe(0);
  const [spreads, middles] = [sorted(lag, "spread"), sorted(lag, "middle")];
  expect([spreads[0], spreads.at(-1)]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(64, 9)]);
  expect([middles[0], middles.at(-1)]).toEqual([expect.closeTo(-24, 9), expect.closeTo(24, 9)]);
  // Even in the logarithm, and in the middle.
  expect(middleOf(spreads)).toBeCloseTo(0.5 * 2 ** 3.5, 9);
  expect(middleOf(middles)).toBeCloseTo(0, 9);
});

test("its middle and its spread are those of many arrivals", () => {
  // Six months to either side of four early.
  const many = Array.from({ length: 40 }, (_, each) => arrival(each, each % 2 === 0 ? 2 : -10));
  const lag = learnLag(lagLessons(many));
  expect(lag.n).toBe(40);
  // The grid has steps of two months and of a fifth; the errors of 40 values are within them.
  expect(Math.abs(middleOf(sorted(lag, "middle")) - -4)).toBeLessThanOrEqual(1e-9);
  expect(Math.abs(middleOf(sorted(lag, "spread")) / 6 - 1)).toBeLessThan(0.19);
});

test("few arrivals leave it wide open, and one that is never possible teaches nothing", () => {
  const few = learnLag(lagLessons([arrival(1, 6), arrival(2, -6)]));
  const spreads = sorted(few, "spread");
  expect((spreads[950] ?? 0) / (spreads[50] ?? 1)).toBeGreaterThan(3);
  const never = { id: "3", on: 0, possible: [Number.POSITIVE_INFINITY] };
  const same = learnLag(lagLessons([arrival(1, 6), arrival(2, -6), never]));
  expect([same.n, sorted(same, "spread")]).toEqual([2, spreads]);
});
