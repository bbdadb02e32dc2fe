import { expect, test } from "vitest";
import { bestInterval, goodput } from "./goodput.ts";

test("units: 90 seconds and 30 minutes are hours beside the time between failures", () => {
  const { share, hoursBetweenFailures, checkpointMinutes } = goodput({
    ...{ perChipHour: 1e-4, chips: 1000, checkpointSeconds: 90, restartMinutes: 30 },
  });
  expect(hoursBetweenFailures).toBeCloseTo(10, 12);
  // Daly 2006, equation 37, with a checkpoint of 0.025 hours.
  const ratio = 0.025 / 20;
  const interval = Math.sqrt(2 * 0.025 * 10) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - 0.025;
  expect(checkpointMinutes).toBeCloseTo(60 * interval, 10);
  // Equation 20, over the useful hours.
  const wall = (10 * Math.exp(0.5 / 10) * (Math.exp((interval + 0.025) / 10) - 1)) / interval;
  expect(share).toBeCloseTo(1 / wall, 12);
});

test("a checkpoint that takes twice the time between failures is made once in that time", () => {
  expect(bestInterval(20, 10)).toBe(10);
  expect(bestInterval(200, 10)).toBe(10);
  // Just inside the range the expansion is 2 M (1 + 1/3 + 1/9) − 2 M.
  expect(bestInterval(20 - 1e-9, 10)).toBeCloseTo(20 * (4 / 9), 6);
});
