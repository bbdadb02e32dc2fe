import { describe, expect, test } from "vitest";
import { exponential, exponentialsOfLine, logarithm } from "./exponential.ts";

/** Points over the whole range of the exponential, dense around zero. */
const exponents = Array.from({ length: 20_001 }, (_, k) => ((k - 10_000) / 10_000) ** 3 * 708);

describe("exponential", () => {
  test("agrees with the built-in function over its range to four roundings", () => {
    // The built-in one is itself good to 1 ulp (2.2e-16); ours is stated to 2 ulp.
    const isNear = (x: number) => Math.abs(exponential(x) / Math.exp(x) - 1) < 8.9e-16;
    expect(exponents.filter((x) => !isNear(x))).toEqual([]);
  });

  test("ends in zero and infinity, and keeps not-a-number", () => {
    expect(exponential(-746)).toBe(0);
    expect(exponential(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exponential(Number.NaN)).toBeNaN();
    expect(exponential(0)).toBe(1);
  });
});

describe("exponentialsOfLine", () => {
  test("gives the bits of single exponentials, and leaves the rest of the column alone", () => {
    const x = Float64Array.from(exponents);
    const out = new Float64Array(x.length).fill(-1);
    exponentialsOfLine(0.3, -1.7, x, x.length - 1, out);
    expect([...out.slice(0, -1)]).toEqual(
      exponents.slice(0, -1).map((value) => exponential(0.3 - 1.7 * value)),
    );
    expect(out.at(-1)).toBe(-1);
  });
});

describe("logarithm", () => {
  test("agrees with the built-in function to the stated error", () => {
    const isNear = (x: number) => {
      const exact = Math.log(x);
      return Math.abs(logarithm(x) - exact) < Math.max(5e-16, 4.5e-16 * Math.abs(exact));
    };
    expect(exponents.map(Math.exp).filter((x) => !isNear(x))).toEqual([]);
  });

  test("behaves at the ends of its domain", () => {
    expect(logarithm(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(logarithm(-1)).toBeNaN();
    expect(logarithm(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(logarithm(5e-324)).toBeCloseTo(-744.4400719213812, 10);
  });
});
