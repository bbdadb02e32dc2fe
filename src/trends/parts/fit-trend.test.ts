import { describe, expect, test } from "vitest";
import { addDays, DAYS_PER_YEAR } from "../../base/calendar.ts";
import { fitTrend, groupLine, lastOf, lineAhead } from "./fit-trend.ts";
import type { Observation, Trend } from "./trend.ts";

const point = (days: number, value: number, rest: Partial<Observation> = {}): Observation => ({
  ...{ id: `day ${days} ${value}`, label: "", date: addDays("2020-01-01", days), value },
  ...{ selected: true, source: "", receipt: { id: "", value, unit: "", inputs: [] }, ...rest },
});

/** Years counted in days, so that a year is as long as any other. */
const yearOf = (date: string): number =>
  (Date.parse(date) - Date.parse("2020-01-01")) / 864e5 / DAYS_PER_YEAR;
const plain = { id: "made", scale: "log", pooled: false, yearOf } as unknown as Trend;
const pooled = { ...plain, pooled: true } as Trend;

describe("a single line", () => {
  const points = [
    point(0, 1),
    point(100, 10),
    point(200, 100),
    point(300, 1e6, { selected: false }),
  ];

  test("through what grows tenfold in a hundred days", () => {
    const fit = fitTrend(plain, points)?.fit;
    expect(fit).toMatchObject({ n: 3, from: "2020-01-01", to: addDays("2020-01-01", 200) });
    expect(fit?.slopeOomPerYear).toBeCloseTo(3.6525, 9);
    expect(fit?.growthPerYear).toBeCloseTo(10 ** 3.6525, 6);
    expect(fit?.doublingTimeDays).toBeCloseTo(100 * Math.log10(2), 9);
    expect(fit?.rSquared).toBeCloseTo(1, 12);
    expect(fit?.degreesOfFreedom).toBe(1);
    expect(fit?.level).toBe(0.9);
  });

  test("on a plain scale has neither orders of magnitude nor a doubling time", () => {
    const linear = { ...plain, scale: "linear" } as Trend;
    const fit = fitTrend(linear, [point(0, 1), point(100, 3), point(200, 5)])?.fit;
    expect(fit?.growthPerYear).toBeCloseTo(2 * 3.6525, 9);
    expect(fit).not.toHaveProperty("doublingTimeDays");
    expect(fit).not.toHaveProperty("slopeOomPerYear");
  });

  test("uses real values where there are some", () => {
    const real = points.map((each) => ({ ...each, realValue: Math.sqrt(each.value) }));
    expect(fitTrend(plain, real)?.fit.slopeOomPerYear).toBeCloseTo(3.6525 / 2, 9);
  });

  test("is not determined by a single day", () => {
    expect(fitTrend(plain, [point(0, 1), point(0, 2)])).toBeUndefined();
  });
});

describe("a slope shared by groups", () => {
  const points = [
    ...[point(0, 1, { group: "low" }), point(100, 10, { group: "low" })],
    ...[point(200, 110, { group: "low" }), point(0, 100, { group: "high" })],
    ...[point(100, 1100, { group: "high" }), point(200, 1e4, { group: "high" })],
  ];
  const fitted = fitTrend(pooled, points);
  const slope = fitted?.pooled?.slope ?? Number.NaN;

  test("stands at the level of each", () => {
    expect(slope).toBeCloseTo(3.6525, 1);
    const [low, high] = [fitted?.lines.get("low"), fitted?.lines.get("high")];
    expect([low?.slope, high?.slope]).toEqual([slope, slope]);
    const means = [(0 + 1 + Math.log10(110)) / 3, (2 + Math.log10(1100) + 4) / 3];
    for (const [index, line] of [low, high].entries()) {
      expect(line?.meanY).toBeCloseTo(means[index] as number, 12);
      expect(line?.meanX).toBeCloseTo(100 / DAYS_PER_YEAR, 12);
      expect(line?.intercept).toBeCloseTo(
        (means[index] as number) - (slope * 100) / DAYS_PER_YEAR,
        9,
      );
      expect(line?.n).toBe(3);
      expect(line?.degreesOfFreedom).toBe(fitted?.fit.degreesOfFreedom);
    }
  });

  test("has the wider interval of two ways to cluster", () => {
    // One thing behind the points of a day in both groups.
    const shared = points.map((each) => ({ ...each, cluster: each.date }));
    const widthOf = (observations: readonly Observation[]) => {
      const fit = fitTrend(pooled, observations)?.fit;
      return (fit?.upper ?? Number.NaN) - (fit?.lower ?? Number.NaN);
    };
    const alone = points.map((each) => ({ ...each, cluster: each.group ?? "" }));
    expect(widthOf(shared)).toBeGreaterThanOrEqual(widthOf(alone));
    expect(widthOf(points)).toBeGreaterThanOrEqual(widthOf(alone));
  });

  test("goes on from the last point, or from the as-of date at the value then held", () => {
    if (!fitted) throw new Error("no fit");
    const asOf = addDays("2020-01-01", 300);
    const own = points.slice(0, 3);
    expect(lineAhead(fitted, own, plain, asOf)).toMatchObject({
      ...{ slope, meanX: 200 / DAYS_PER_YEAR, meanY: Math.log10(110) },
    });
    const held = lineAhead(fitted, own, { ...plain, start: "held" }, asOf);
    expect(held).toMatchObject({ slope, meanX: 300 / DAYS_PER_YEAR, meanY: Math.log10(110) });
    expect(held?.intercept).toBeCloseTo(Math.log10(110) - (slope * 300) / DAYS_PER_YEAR, 9);
    expect(lineAhead(fitted, [], plain, asOf)).toBeUndefined();
    const single = fitTrend(plain, points);
    expect(single && lineAhead(single, own, plain, asOf)).toBeUndefined();
    expect(single && groupLine(single, own)).toBeUndefined();
  });
});

test("the last point is the latest, and of several on a day the first", () => {
  const [a, b, c] = [point(5, 1), point(9, 2), point(9, 3)];
  expect(lastOf([a, b, c])).toBe(b);
  expect(lastOf([c, a, b])).toBe(c);
  expect(lastOf([])).toBeUndefined();
});
