import { expect, test } from "vitest";
import { anyOfTries, verifiedPrecision } from "./verifier.ts";

test("k tries with a perfect verifier succeed with 1 − (1 − q)^k", () => {
  expect(anyOfTries(0.3, 3)).toBeCloseTo(0.657, 12);
});

test("a verifier that accepts a fraction f of wrong answers has precision q / (q + (1 − q) f)", () => {
  expect(verifiedPrecision(0.3, 0.1)).toBeCloseTo(0.3 / 0.37, 12);
});

test("a verifier that accepts everything is as good as none, and a perfect one is always right", () => {
  expect(verifiedPrecision(0.3, 1)).toBeCloseTo(0.3, 12);
  expect(verifiedPrecision(0.3, 0)).toBe(1);
});
