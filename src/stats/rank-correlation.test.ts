import fc from "fast-check";
import { expect, test } from "vitest";
import { rankCorrelation } from "./rank-correlation.ts";

test("agrees with scipy.stats.spearmanr on values with ties", () => {
  const x = [1.2, 3.4, 3.4, 0.5, 9.1, 7.7, 7.7, 7.7];
  const y = [2.0, 2.5, 1.0, 0.1, 8.0, 9.0, 2.5, 3.0];
  // SciPy 1.17 prints 0.8582863640360685; sums of halves are exact, so only the quotient rounds.
  expect(rankCorrelation(x, y)).toBeCloseTo(0.8582863640360685, 14);
});

test("is 1 under any rising map and −1 under any falling one", () => {
  const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 });
  fc.assert(
    fc.property(values, (x) => {
      expect(
        rankCorrelation(
          x,
          x.map((value) => value ** 3 + 7),
        ),
      ).toBeCloseTo(1, 12);
      expect(
        rankCorrelation(
          x,
          x.map((value) => -value),
        ),
      ).toBeCloseTo(-1, 12);
    }),
  );
});

test("does not exist for one pair or for values that are all equal", () => {
  expect(rankCorrelation([1], [2])).toBeUndefined();
  expect(rankCorrelation([1, 2, 3], [4, 4, 4])).toBeUndefined();
});
