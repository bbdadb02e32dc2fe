import { expect, test } from "vitest";
import { facts } from "../../test/support/trend.ts";
import { datacentreElectricity } from "./datacentre-electricity.ts";
import type { Scenario } from "./parts/trend.ts";

function scenarioAt(asOf: string): Scenario {
  const scenario = datacentreElectricity.observe(facts, { asOf, hindsight: false });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  return scenario.value;
}

const today = scenarioAt("2026-11-23");

test("two world estimates are comparable: 415 TWh in 2024 and 485 in 2025", () => {
  const comparable = today.observations.filter(({ selected }) => selected);
  expect(comparable.map(({ date, value }) => [date.slice(0, 4), value])).toEqual([
    ["2024", 415],
    ["2025", 485],
  ]);
});

test("figures with crypto-currencies and mere ranges are shown, not compared", () => {
  const others = today.observations.filter(({ selected }) => !selected).map(({ value }) => value);
  expect(others).toContain(460);
  expect(others.length).toBe(3);
});

test("the ends of a range are given where they are stated, and only there", () => {
  const ends = (end: "lower" | "upper") =>
    today.observations.map((each) => [Object.hasOwn(each, end), each[end] !== undefined]);
  for (const [given, stated] of [...ends("lower"), ...ends("upper")]) expect(given).toBe(stated);
  expect(today.observations.some(({ lower, upper }) => (lower ?? 0) < (upper ?? 0))).toBe(true);
});

test("the projections of 2030 span 945 to 950 TWh", () => {
  expect(today.band[0]).toEqual({ date: "2030-12-31", lower: 945, upper: 950, n: 2 });
});

test("nothing of 2025 was known at the end of 2023, nor any comparable projection", () => {
  const then = scenarioAt("2023-12-28");
  expect(then.band).toEqual([]);
  expect(then.observations.every(({ selected }) => !selected)).toBe(true);
});

test("a day on which nothing was known says so", () => {
  const early = datacentreElectricity.observe(facts, { asOf: "2019-01-01", hindsight: false });
  expect(early.ok ? undefined : early.error.code).toBe("not-determined");
});
