import { expect, test } from "vitest";
import { binomialTest } from "./binomial-test.ts";

test("agrees with scipy.stats.binomtest 1.x", () => {
  expect(binomialTest(9, 15, 0.9)).toBeCloseTo(0.002249670085047997, 12);
  expect(binomialTest(11, 15, 0.9)).toBeCloseTo(0.05555563000753596, 12);
  expect(binomialTest(13, 15, 0.9)).toBeCloseTo(0.656848113175585, 12);
  expect(binomialTest(15, 15, 0.9)).toBeCloseTo(0.38995220120104, 12);
  expect(binomialTest(3, 20, 0.3)).toBeCloseTo(0.22041826738070913, 12);
});

test("nothing seen refutes nothing", () => {
  expect(binomialTest(0, 0, 0.9)).toBe(1);
});
