import { describe, expect, test } from "vitest";
import { breakProbability } from "./break-probability.ts";
import fixture from "./fixtures/break-probability.json" with { type: "json" };

describe("the probability of a break", () => {
  test.each(fixture.cases)("of the $name series is the sum over places in NumPy", (series) => {
    const found = breakProbability(series.x, series.y);
    // Both solve the same least squares in double precision; weights are exponentials of them.
    expect(found?.probability).toBeCloseTo(series.probability, 9);
    expect(found?.by(series.middle)).toBeCloseTo(series.byMiddle, 9);
  });

  test("rises with the date up to the whole, and tells faster from slower", () => {
    const [strong] = fixture.cases;
    const found = breakProbability(strong?.x ?? [], strong?.y ?? []);
    const by = [0, 4, 5, 6, 7, 10].map((x) => found?.by(x) ?? Number.NaN);
    expect([...by].sort((a, b) => a - b)).toEqual(by);
    expect(by[0]).toBe(0);
    expect(by.at(-1)).toBeCloseTo(found?.probability ?? Number.NaN, 12);
    expect(found?.slower).toBeLessThan(1e-6);
  });

  test("is not known of too few points or of an exact line", () => {
    expect(breakProbability([1, 2, 3], [1, 2, 3])).toBeUndefined();
    expect(breakProbability([0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0])).toBeUndefined();
  });
});
