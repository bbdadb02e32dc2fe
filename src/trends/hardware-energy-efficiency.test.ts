import { expect, test } from "vitest";
import { observe } from "../../test/support/trend.ts";
import { hardwareEnergyEfficiency } from "./hardware-energy-efficiency.ts";
import { hardwarePerformance } from "./hardware-performance.ts";
import { fitTrend } from "./parts/fit-trend.ts";

test("an H100 gives 989 dense teraFLOP/s for 700 watts", () => {
  const points = observe(hardwareEnergyEfficiency, "2026-11-23");
  const h100 = points.find(({ label }) => label === "NVIDIA H100 SXM5 80GB");
  expect(h100?.receipt.inputs.map(({ value }) => value)).toEqual([989400000000000, 700]);
  expect(h100?.value).toBeCloseTo(989.4e12 / 700, 0);
});

test("in training formats efficiency rises faster than performance in the one old format", () => {
  const rate = (trend: typeof hardwarePerformance) =>
    fitTrend(trend, observe(trend, "2026-11-23"))?.fit;
  const efficiency = rate(hardwareEnergyEfficiency);
  expect(efficiency?.lower).toBeGreaterThan(rate(hardwarePerformance)?.upper ?? Infinity);
});
