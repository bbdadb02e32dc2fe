import { expect, test } from "vitest";
import { brierScore } from "./brier.ts";

test("saying one half always earns a quarter, whatever happens", () => {
  const forecasts = [true, false, true].map((happened) => ({ probability: 0.5, happened }));
  expect(brierScore(forecasts)).toBe(0.25);
});

test("is the mean of squared differences", () => {
  const forecasts = [
    { probability: 0.7, happened: true },
    { probability: 0.3, happened: true },
  ];
  // (0.09 + 0.49) / 2: the worked example of the score's encyclopaedia entry, both cases.
  expect(brierScore(forecasts)).toBeCloseTo(0.29, 15);
  expect(brierScore([])).toBeNaN();
});
