import { expect, test } from "vitest";
import { backSolve } from "./back-solve.ts";

test("a claim of 2,048 chips for 54 days implies 2,654,208 chip-hours", () => {
  expect(backSolve({ chips: 2048, days: 54, peak: 1e15 })).toEqual({
    ...{ chipHours: 2_654_208, usdPerChipHour: undefined, mfu: undefined },
  });
});

test("a claimed cost implies a price of the chip-hour", () => {
  // DeepSeek-V3 (arXiv 2412.19437): 2.788 million H800 hours at 2 USD are 5.576 million USD.
  const claim = { chips: 2048, days: 2_788_000 / 2048 / 24, costUsd: 5_576_000, peak: 1 };
  expect(backSolve(claim).usdPerChipHour).toBeCloseTo(2, 12);
});

test("claimed compute implies a utilisation of the peak", () => {
  // Ten chips that work for a day of 86,400 seconds at half of 10^15 FLOP/s.
  const claim = { chips: 10, days: 1, flop: 10 * 86_400 * 0.5e15, peak: 1e15 };
  expect(backSolve(claim).mfu).toBeCloseTo(0.5, 12);
});
