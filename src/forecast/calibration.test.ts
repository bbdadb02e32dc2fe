import { expect, test } from "vitest";
import { calibrate, isCalibrated, stretchFactor, uncalibrated } from "./calibration.ts";

const outcome = { series: "a", kind: "flow", weight: 1 } as const;

test("nothing is stretched before five outcomes have come", () => {
  let known = uncalibrated;
  for (let i = 0; i < 4; i++) known = calibrate(known, { ...outcome, missed: true });
  expect(isCalibrated(known)).toBe(false);
  expect(stretchFactor(known, "a", "flow")).toBe(1);
  known = calibrate(known, { ...outcome, missed: true });
  expect(stretchFactor(known, "a", "flow")).toBeGreaterThan(1);
});

test("bands that are half as wide as they should be are stretched until they hold", () => {
  // A made-up world: errors of a uniform spread in [−2, 2] against bands of half width 0.8, which
  // should be 1.6 to hold four of five.
  let known = uncalibrated;
  let held = 0;
  const n = 2000;
  for (let i = 0; i < n; i++) {
    const error = Math.abs(((i * 0.6180339887498949) % 1) * 4 - 2);
    const missed = error > 0.8 * stretchFactor(known, "a", "flow");
    if (!missed) held++;
    known = calibrate(known, { ...outcome, missed, weight: 0.2 });
  }
  expect(held / n).toBeCloseTo(0.8, 2);
  expect(stretchFactor(known, "a", "flow")).toBeCloseTo(2, 0);
});

test("a series with little to show is not shrunk, whatever the others say", () => {
  let known = uncalibrated;
  for (let i = 0; i < 400; i++) known = calibrate(known, { ...outcome, missed: false });
  expect(stretchFactor(known, "a", "flow")).toBeLessThan(0.5);
  expect(stretchFactor(known, "new", "flow")).toBe(1);
});

test("a kind shares its part, and the other kind has none of it", () => {
  let known = uncalibrated;
  for (let i = 0; i < 20; i++) known = calibrate(known, { ...outcome, missed: true });
  // Twenty misses of full weight move the shared part by 20 × 0.05 × 0.8.
  expect(stretchFactor(known, "new", "record-up")).toBeCloseTo(Math.exp(0.8), 12);
  expect(stretchFactor(known, "new", "scatter")).toBe(1);
});
