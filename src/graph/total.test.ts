import fc from "fast-check";
import { expect, test } from "vitest";
import { createTallyKeeper, mergeTallies } from "./tally.ts";
import { isReach, mergeTotals, reachOf, totalOf, totalRule } from "./total.ts";

/** Unit of a total of reach 1 as a whole number, so that sums are exact. */
const UNITS = 2 ** 44;

const totalAll = (values: readonly number[], reach: number) => {
  const keeper = createTallyKeeper(reach);
  for (const value of values) keeper.add(value);
  return keeper.take().total;
};

/** Round to a whole number, ties to even. */
function evenly(value: number): bigint {
  const floor = Math.floor(value);
  const rest = value - floor;
  const isUp = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return BigInt(floor) + (isUp ? 1n : 0n);
}

test("a total is the sum of all values within reach, each in whole units", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -2, max: 2 }), { maxLength: 500 }), (values) => {
      const { bound } = totalRule(1);
      const sum = values
        .filter((value) => Math.abs(value) < bound)
        .reduce((all, value) => all + evenly(value * UNITS), 0n);
      const { high, low } = totalAll(values, 1);
      expect(BigInt(high * UNITS) + BigInt(low * UNITS)).toBe(sum);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThan(2 ** -13);
    }),
  );
});

test("it is the same however values are shared out, and in any order", () => {
  const value = fc.oneof(
    fc.double(),
    fc.integer({ min: -5, max: 5 }).map((k) => k / 2 ** 14),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), fc.nat(), (values, cut) => {
      const at = cut % values.length;
      const [left, right] = [values.slice(0, at), values.slice(at)];
      const whole = totalAll(values, 4);
      expect(mergeTotals(totalAll(right, 4), totalAll(left, 4))).toEqual(whole);
      expect(totalAll(values.toReversed(), 4)).toEqual(whole);
    }),
  );
});

test("parts have one form, without −0", () => {
  expect(totalOf(1, -(2 ** -13), 2 ** -13)).toEqual({ reach: 1, high: 0, low: 0 });
  expect(totalOf(1, 0, 1.5 * 2 ** -13)).toEqual(totalOf(1, 2 ** -12, -0.5 * 2 ** -13));
});

test("values beyond reach are those of the bins from that of the reach on", () => {
  const { bound } = totalRule(8);
  const within = createTallyKeeper(8);
  for (const value of [bound * (1 - 2 ** -53), bound]) within.add(value);
  const { bins, total } = within.take();
  expect(bins).toHaveLength(2);
  expect(total.high + total.low).toBeCloseTo(bound, 10);
  expect(total.high + total.low).toBeLessThan(8);
});

test("a reach is 1,024 times the largest value, as a power of two, and 0 without any", () => {
  expect(reachOf(Float64Array.of(3, -5, Number.NaN, -Infinity))).toBe(8 * 1024);
  expect(reachOf(Float64Array.of(4))).toBe(8 * 1024);
  expect(reachOf(Float64Array.of(0, 0))).toBe(0);
  expect(reachOf(Float64Array.of(1e-300))).toBe(0);
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      const reach = reachOf(Float64Array.of(value));
      expect(isReach(reach)).toBe(true);
      const ratio = reach / Math.abs(value);
      // A value just below a power of two may count as that power.
      if (reach > 0) expect(ratio > 1024 && ratio < 2048.001).toBe(true);
    }),
  );
  expect([3, -1, Number.NaN, Infinity, 2 ** 1000].filter(isReach)).toEqual([]);
});

test("tallies of the same reach merge their totals", () => {
  const keeper = createTallyKeeper(16);
  keeper.add(0.1);
  const one = keeper.take();
  const { total } = mergeTallies(one, one);
  expect(total.high + total.low).toBeCloseTo(0.2, 11);
});
