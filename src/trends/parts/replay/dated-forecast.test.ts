import { expect, test } from "vitest";
import { crpsOfStudentT } from "../../../stats/scores/crps.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { BAND_LEVEL, crpsOf, forecastOf, holds, stretch } from "./dated-forecast.ts";

const forecast = { centre: 2, reach: 1, degreesOfFreedom: 10 };

test("a forecast has the centre and the mean half width of its interval", () => {
  const interval = { value: 2, lower: 1, upper: 5, level: 0.8, kind: "prediction" } as const;
  expect(forecastOf(interval, 7)).toEqual({ centre: 2, reach: 2, degreesOfFreedom: 7 });
  expect(stretch(forecast, 1.5)).toEqual({ ...forecast, reach: 1.5 });
});

test("a band holds its ends, and nothing beyond", () => {
  expect([1, 3, 2].map((outcome) => holds(forecast, outcome))).toEqual([true, true, true]);
  expect([0.999, 3.001].map((outcome) => holds(forecast, outcome))).toEqual([false, false]);
});

test("the score is that of the t curve whose band it is", () => {
  const scale = 1 / studentTMultiple(BAND_LEVEL, 10);
  expect(crpsOf(forecast, 3.5)).toBe(crpsOfStudentT(2, scale, 10, 3.5));
});
