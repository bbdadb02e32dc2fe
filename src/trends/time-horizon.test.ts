import { expect, test } from "vitest";
import { observe, selected } from "../../test/support/trend.ts";
import { fitTrend } from "./parts/fit-trend.ts";
import { timeHorizon } from "./time-horizon.ts";

test("since 2023 the horizon of suite 1.1 doubles every 128.7 days, as METR publishes", () => {
  // The published figure is that of the edition's own 14 records; a later model was added since.
  const recent = selected(observe(timeHorizon, "2026-11-23")).filter(
    ({ date }) => date >= "2023-01-01" && date <= "2026-03-31",
  );
  const fit = fitTrend(timeHorizon, recent)?.fit;
  expect(fit?.n).toBe(14);
  expect(fit?.doublingTimeDays).toBeCloseTo(128.744, 1);
});

test("a suite is used only once it is out, and never together with another", () => {
  const suites = (asOf: string) =>
    new Set(observe(timeHorizon, asOf).map(({ id }) => id.split("-")[0]));
  expect(suites("2025-06-30")).toEqual(new Set(["1.0"]));
  expect(suites("2026-06-30")).toEqual(new Set(["1.1"]));
});
