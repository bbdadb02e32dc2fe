import { expect, test } from "vitest";
import { observe } from "../../test/support/trend.ts";
import { hardwarePricePerformance } from "./hardware-price-performance.ts";
import { fitTrend } from "./parts/fit-trend.ts";

test("price-performance of chips improves about 0.14 orders of magnitude a year", () => {
  const fit = fitTrend(
    hardwarePricePerformance,
    observe(hardwarePricePerformance, "2026-11-23"),
  )?.fit;
  // Cottier et al. 2024 use 0.14 for the same quantity on the chips of their day.
  expect(Math.log10(fit?.lower ?? 0)).toBeLessThan(0.14);
  expect(Math.log10(fit?.upper ?? 0)).toBeGreaterThan(0.14);
});

test("an H100 gives 989 dense teraFLOP/s for its release price", () => {
  const points = observe(hardwarePricePerformance, "2026-11-23");
  const h100 = points.find(({ label }) => label === "NVIDIA H100 SXM5 80GB");
  expect(h100?.receipt.inputs.map(({ value }) => value)).toEqual([989400000000000, 33600]);
});
