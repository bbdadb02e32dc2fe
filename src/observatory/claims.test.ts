import { expect, test } from "vitest";
import { claims } from "./claims.ts";

test("a generation or two every year or two is half a generation to two a year", () => {
  expect(claims.capability).toEqual({ perYear: 1, perYearLow: 0.5, perYearHigh: 2 });
});

test.each([
  ["training-cost", 1 / 4],
  ["inference-price", 1 / 10],
] as const)("%s falls to its part in a year and a half", (line, part) => {
  const claim = claims[line];
  expect((claim?.perYear ?? 0) ** 1.5).toBeCloseTo(part, 12);
  expect([claim?.perYearLow, claim?.perYearHigh]).toEqual([claim?.perYear, claim?.perYear]);
});

test("nothing was claimed of the cost of the frontier run", () => {
  expect(claims["frontier-run-cost"]).toBeUndefined();
});
