import { expect, test } from "vitest";
import { directionOf } from "./direction.ts";
import type { Fit } from "./trend.ts";

const fits = (scale: Fit["scale"], ...rates: readonly number[]) =>
  rates.map((growthPerYear) => ({ fit: { scale, growthPerYear } as Fit }));

test("is that of all forms, on either scale", () => {
  expect(directionOf(fits("linear", 2, 0.1))).toBe("up");
  expect(directionOf(fits("linear", -2, -0.1))).toBe("down");
  expect(directionOf(fits("log", 1.2, 3))).toBe("up");
  expect(directionOf(fits("log", 0.5, 0.9))).toBe("down");
});

test("is undetermined where forms disagree, where nothing moves, and where there is none", () => {
  expect(directionOf(fits("linear", 2.16, -2.14))).toBe("undetermined");
  expect(directionOf(fits("log", 1.2, 0.9))).toBe("undetermined");
  expect(directionOf(fits("linear", 0))).toBe("undetermined");
  expect(directionOf([])).toBe("undetermined");
});
