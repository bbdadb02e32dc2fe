import { describe, expect, test } from "vitest";
import { clusterRobustSlopeInterval } from "./cluster-robust-interval.ts";
import { fitLine } from "./fit-line.ts";
import { fitPooledLine, type PooledLine } from "./fit-pooled-line.ts";
import lines from "./fixtures/lines.json" with { type: "json" };

describe("fitPooledLine", () => {
  const { x, y, groups, clusterRobustInterval90, intercepts, ...expected } = lines.pooled;
  const line = fitPooledLine(x, y, groups) as PooledLine;

  test("matches least squares with one dummy variable per group", () => {
    // Two routes to the same well-conditioned solution in double precision: 12 digits.
    for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
      expect(line[name], name).toBeCloseTo(expected[name], 12);
    }
    line.intercepts.forEach(({ intercept }, i) => {
      expect(intercept).toBeCloseTo(intercepts[i]!, 12);
    });
    expect(line.intercepts.map(({ n }) => n)).toEqual([3, 5, 4, 7]);
  });

  test("its interval allows for correlation within clusters", () => {
    const robust = clusterRobustSlopeInterval(line, 0.9);
    expect([robust.lower, robust.upper]).toEqual(
      clusterRobustInterval90.map((v) => expect.closeTo(v, 11)),
    );
  });

  test("is the ordinary line when there is one group", () => {
    const one = fitPooledLine(
      x,
      y,
      x.map(() => "all"),
    );
    const ordinary = fitLine(x, y);
    expect(one?.slope).toBeCloseTo(ordinary?.slope ?? 0, 14);
    expect(one?.slopeStandardError).toBeCloseTo(ordinary?.slopeStandardError ?? 0, 14);
    expect(one?.clusterRobustStandardError).toBe(Number.POSITIVE_INFINITY);
  });

  test("a cluster per point gives the heteroscedasticity-robust error HC1", () => {
    const each = fitPooledLine(
      x,
      y,
      groups,
      x.map((_, i) => String(i)),
    ) as PooledLine;
    const means = new Map(
      [...new Set(groups)].map((group) => {
        const inside = x.filter((_, i) => groups[i] === group);
        return [group, inside.reduce((a, b) => a + b, 0) / inside.length];
      }),
    );
    const intercept = new Map(each.intercepts.map((entry) => [entry.group, entry.intercept]));
    const squares = x.reduce((sum, value, i) => {
      const group = groups[i]!;
      const residual = y[i]! - (intercept.get(group) ?? 0) - each.slope * value;
      return sum + (residual * (value - (means.get(group) ?? 0))) ** 2;
    }, 0);
    // HC1: the sandwich with n / (n − k), k = four intercepts and a slope.
    const hc1 = Math.sqrt((x.length / (x.length - 5)) * squares) / each.sumSquaresX;
    expect(each.clusterRobustStandardError).toBeCloseTo(hc1, 13);
  });

  test("is undefined when x does not vary within any group", () => {
    expect(fitPooledLine([1, 2, 3], [1, 2, 3], ["a", "b", "c"])).toBeUndefined();
    expect(fitPooledLine([1, 2], [1, 2, 3], ["a", "a"])).toBeUndefined();
  });
});
