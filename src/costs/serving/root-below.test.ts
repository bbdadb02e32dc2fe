import { describe, expect, test } from "vitest";
import { rootBelow } from "./root-below.ts";

describe("rootBelow", () => {
  test("finds the cube root of two to nine digits", () => {
    const root = rootBelow((x) => x ** 3 - 2, [0, 2]);
    expect(Math.abs(root / 2 ** (1 / 3) - 1)).toBeLessThan(1e-8);
    expect(root ** 3).toBeLessThanOrEqual(2);
  });

  test("finds the jump of a step from below", () => {
    const root = rootBelow((x) => (x < 0.3 ? -1 : 1e9), [0, 1]);
    expect(root).toBeLessThan(0.3);
    expect(root).toBeGreaterThan(0.3 - 1e-6);
  });

  test("a function that is positive everywhere gives the lower end", () => {
    expect(rootBelow((x) => 1 + x, [0.5, 8])).toBe(0.5);
  });
});
