import { expect, test } from "vitest";
import { observe } from "../../test/support/trend.ts";
import { hardwarePerformance } from "./hardware-performance.ts";
import { fitTrend } from "./parts/fit-trend.ts";

test("FP32 performance doubles within the 2.47 to 3.26 years that Epoch AI publishes", () => {
  const fit = fitTrend(hardwarePerformance, observe(hardwarePerformance, "2026-11-23"))?.fit;
  const years = (fit?.doublingTimeDays ?? 0) / 365.25;
  expect(years).toBeGreaterThan(2.47);
  expect(years).toBeLessThan(3.26);
  // Published 1.28× a year, to two decimals.
  expect(fit?.growthPerYear).toBeCloseTo(1.28, 2);
});

test("a chip known only by tensor formats is not counted", () => {
  const points = observe(hardwarePerformance, "2026-11-23");
  expect(points.some(({ label }) => label === "Google TPU v4")).toBe(false);
  const h100 = points.find(({ label }) => label === "NVIDIA H100 SXM5 80GB");
  // Peak of the data sheet, 67 teraFLOP/s to two digits.
  expect((h100?.value ?? 0) / 1e12).toBeCloseTo(67, 0);
});
