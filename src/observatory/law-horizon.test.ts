import { expect, test } from "vitest";
import { factsOf } from "../../test/support/facts.ts";
import { measureTrend } from "../trends/parts/measure-trend.ts";
import { timeHorizon } from "../trends/time-horizon.ts";
import { lawHorizon } from "./law-horizon.ts";

const window = { asOf: "2026-11-23", hindsight: false };

test("the length of tasks grows as its trend says, and as publications fit it by period", () => {
  const found = lawHorizon(factsOf(), window);
  const trend = measureTrend(timeHorizon, factsOf(), window);
  if (!found.ok || !trend.ok) throw new Error("no rate");
  expect(found.value.fit).toEqual(trend.value.fit);
  const rates = found.value.sensitivity.map(({ reading, growthPerYear }) => [
    reading,
    Number(growthPerYear.toPrecision(2)),
  ]);
  expect(rates).toEqual([
    ["straight-line", 4],
    ["since-2023", 7.6],
    ["since-2024", 12],
  ]);
});

test("before agents were measured there is none", () => {
  expect(lawHorizon(factsOf(), { asOf: "2024-01-01", hindsight: false }).ok).toBe(false);
});
