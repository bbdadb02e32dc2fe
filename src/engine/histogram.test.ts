import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binOf, createTallyKeeper, mergeTallies, valueOfBin } from "../graph/tally.ts";
import { centreOf, readTally } from "./histogram.ts";

const tallyOf = (values: Iterable<number>) => {
  const keeper = createTallyKeeper();
  for (const value of values) keeper.add(value);
  return keeper.take();
};

describe("a histogram on the top bits of the double", () => {
  test("represents every normal double within 2⁻¹⁴ relative", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(value, (x) => {
        fc.pre(Math.abs(x) > 1e-300 && Math.abs(x) < 1e308);
        const bin = binOf(x)!;
        expect(Math.abs(valueOfBin(bin) / x - 1)).toBeLessThanOrEqual(2 ** -14);
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps whole numbers up to 16384 exactly, of either sign", () => {
    for (let n = -16384; n <= 16384; n += 7) expect(valueOfBin(binOf(n)!)).toBe(n);
  });

  test("gives order statistics of values of both signs", () => {
    const values = [-100, -2.5, -1e-3, -0, 0, 3, 4, 5e6, 7e6, 1e9];
    const distribution = readTally(tallyOf(values));
    values.forEach((value, index) => {
      const found = distribution.quantile((index + 1) / values.length);
      expect(Math.abs(found - value)).toBeLessThanOrEqual(2 ** -14 * Math.abs(value));
    });
    expect(distribution.count).toBe(10);
  });

  test("ranks infinities, which decide the mean, and counts what is undefined", () => {
    const distribution = readTally(tallyOf([1, 2, Number.NaN, 1 / 0, 1 / 0, -1 / 0, 3]));
    expect(distribution).toMatchObject({
      count: 3,
      ranked: 6,
      mean: Number.NaN,
      notANumber: 1,
      positiveInfinity: 2,
      negativeInfinity: 1,
    });
    expect(distribution.deviation()).toBeNaN();
    expect([0.1, 0.2, 0.5, 0.7].map(distribution.quantile)).toEqual([-1 / 0, 1, 2, 1 / 0]);
    expect(readTally(tallyOf([1, 1 / 0])).mean).toBe(1 / 0);
    expect(readTally(tallyOf([1, 2, 3])).deviation()).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });

  test("does not overflow where values are large", () => {
    const distribution = readTally(tallyOf([-1e300, 1e300, 1e300, -1e300]));
    expect(Math.abs(distribution.deviation() / 1e300 - 1)).toBeLessThanOrEqual(2 ** -14);
    expect(readTally(tallyOf([7, 7])).deviation()).toBe(0);
  });

  test("merges to the same result however the values were split", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.nat(), (values, cut) => {
        const at = cut % (values.length + 1);
        const merged = mergeTallies(tallyOf(values.slice(at)), tallyOf(values.slice(0, at)));
        const whole = readTally(mergeTallies(tallyOf([]), tallyOf(values)));
        const parts = readTally(merged);
        expect(parts.mean).toBe(whole.mean);
        expect(parts.quantile(0.3)).toBe(whole.quantile(0.3));
        expect(parts.bars()).toEqual(whole.bars());
      }),
    );
  });

  test("draws bars whose counts add up to all values", () => {
    const skewed = Array.from({ length: 4000 }, (_, index) => Math.exp(index / 400));
    const bars = readTally(tallyOf(skewed)).bars();
    const inside = bars.counts.reduce((sum, count) => sum + count, 0);
    expect(bars.scale).toBe("log");
    expect(inside + bars.below + bars.above).toBe(4000);
    expect(bars.edges).toHaveLength(bars.counts.length + 1);
    const flat = readTally(tallyOf(skewed.map(Math.log))).bars();
    expect(flat.scale).toBe("linear");
    expect(readTally(tallyOf([5, 5])).bars()).toMatchObject({ edges: [5, 5], counts: [2] });
  });

  test("draws bars that hold what lies between their edges", () => {
    // Whole numbers have bins of their own, so counting them one by one is exact.
    const values = Array.from({ length: 3000 }, (_, index) => 2000 + ((index * index) % 9973));
    const bars = readTally(tallyOf(values)).bars();
    const [first = 0, last = 0] = [bars.edges[0], bars.edges.at(-1)];
    const counts = bars.counts.map(() => 0);
    for (const value of values.filter((each) => each >= first && each <= last)) {
      const bar = Math.min(49, Math.floor((50 * (value - first)) / (last - first)));
      counts[bar] = (counts[bar] ?? 0) + 1;
    }
    expect(bars.counts).toEqual(counts);
    expect(bars.below).toBe(values.filter((value) => value < first).length);
    expect(bars.above).toBe(values.filter((value) => value > last).length);
  });

  test("finds a centre exactly where the middle 98 % are within half of the smallest", () => {
    const spread = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), {
      minLength: 1,
      maxLength: 600,
    });
    fc.assert(
      fc.property(spread, fc.constantFrom(0, 0.3, 1, 5), (values, away) => {
        const shifted = Float64Array.from(values, (value) => away + value);
        const sorted = shifted.slice().sort();
        const low = sorted[Math.floor(sorted.length * 0.01)]!;
        const high = sorted[Math.ceil(sorted.length * 0.99) - 1]!;
        const close = high > low && high - low < 0.5 * low;
        const middle = sorted[sorted.length >>> 1]!;
        // A constant is its own centre unless a bin stands for it exactly.
        const constant = sorted[0] === sorted.at(-1) && valueOfBin(binOf(middle)!) !== middle;
        expect(centreOf(shifted)).toBe(close || constant ? middle : 0);
      }),
      { numRuns: 500 },
    );
  });

  test("counts dates from their middle, so that a quantile is right to a day", () => {
    const years = Float64Array.from({ length: 1001 }, (_, index) => 2025 + index / 100);
    const centre = centreOf(years);
    expect(centre).toBe(2030);
    const distribution = readTally(tallyOf(years.map((year) => year - centre)), centre);
    expect(Math.abs(distribution.quantile(0.05) - 2025.5)).toBeLessThan(1 / 365);
    expect(centreOf(Float64Array.of(-1, 0, 1))).toBe(0);
    expect(centreOf(Float64Array.of(1, 10, 100))).toBe(0);
  });
});
