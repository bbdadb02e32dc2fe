import { expect, test } from "vitest";
import { fractionOfPercent } from "./fraction-of-percent.ts";

test("a percentage becomes a fraction without binary dust", () => {
  expect(fractionOfPercent(31.4)).toBe(0.314);
  expect(fractionOfPercent(57.9)).toBe(0.579);
  expect(fractionOfPercent(undefined)).toBeUndefined();
});
