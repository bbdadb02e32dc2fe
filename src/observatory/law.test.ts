import { describe, expect, test } from "vitest";
import type { Fit } from "../trends/parts/trend.ts";
import type { LineClaim } from "./claims.ts";
import { judge } from "./law.ts";

/** The interval of a rate, with four degrees of freedom unless said otherwise. */
const measured = (
  scale: Fit["scale"],
  lower: number,
  upper: number,
  degreesOfFreedom = 4,
): Fit => ({
  ...{ scale, lower, upper, degreesOfFreedom, growthPerYear: (lower + upper) / 2 },
  ...{ n: 9, from: "2020-01-01", to: "2024-01-01", level: 0.9, standardError: 1, rSquared: 1 },
  definition: "",
});

const exactly = (perYear: number): LineClaim => ({
  perYear,
  perYearLow: perYear,
  perYearHigh: perYear,
});

describe("the verdict on a price that was claimed to halve every year", () => {
  const halves = exactly(0.5);
  const verdict = (lower: number, upper: number, degreesOfFreedom?: number) =>
    judge(halves, measured("log", lower, upper, degreesOfFreedom));

  test.each([
    ["faster where less than half surely remains", 0.2, 0.4, "faster"],
    ["slower where more than half surely remains", 0.6, 0.8, "slower"],
    ["slower where it may not have fallen at all", 0.6, 1.2, "slower"],
    ["slower where it rises", 1.5, 2.5, "slower"],
    ["as claimed where a half is within the interval", 0.4, 0.7, "as claimed"],
    ["as claimed where the interval ends at a half", 0.3, 0.5, "as claimed"],
    ["as claimed where the interval begins at a half", 0.5, 0.9, "as claimed"],
    ["undecided where the interval holds both a half and no change", 0.4, 1.1, "undecided"],
    ["undecided where the interval of a half ends at no change", 0.4, 1, "undecided"],
  ])("is %s", (_sentence, lower, upper, expected) => {
    expect(verdict(lower, upper)).toBe(expected);
  });

  test("is undecided with three degrees of freedom, and not with four", () => {
    expect([3, 4].map((left) => verdict(0.2, 0.4, left))).toEqual(["undecided", "faster"]);
  });
});

describe("the verdict on capability that was claimed to rise by half to two generations a year", () => {
  const rises: LineClaim = { perYear: 1, perYearLow: 0.5, perYearHigh: 2 };

  test.each([
    ["faster above two", 2.1, 3, "faster"],
    ["slower below a half", 0.1, 0.4, "slower"],
    ["slower where it may not rise at all", -0.2, 0.4, "slower"],
    ["slower where it falls", -2, -1, "slower"],
    ["as claimed from two on", 2, 3, "as claimed"],
    ["as claimed up to a half", 0.1, 0.5, "as claimed"],
    ["as claimed within the range", 0.8, 1.2, "as claimed"],
    ["undecided where the interval holds the claim and a standstill", -0.1, 0.6, "undecided"],
    ["undecided where the interval of the claim begins at a standstill", 0, 0.6, "undecided"],
  ])("is %s", (_sentence, lower, upper, expected) => {
    expect(judge(rises, measured("linear", lower, upper))).toBe(expected);
  });
});

test("a quantity that was claimed to double is slower where it grows by half", () => {
  expect(judge(exactly(2), measured("log", 1.4, 1.6))).toBe("slower");
  expect(judge(exactly(2), measured("log", 2.5, 3))).toBe("faster");
});

test("no verdict is given without a claim or without a measurement", () => {
  expect(judge(undefined, measured("log", 0.2, 0.4))).toBe("undecided");
  expect(judge(exactly(0.5), undefined)).toBe("undecided");
});
