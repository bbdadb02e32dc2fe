import { expect, test } from "vitest";
import { facts } from "../../../test/support/trend.ts";
import { liveEdition } from "./edition.ts";
import { trainingCostFacts } from "./inputs-from-facts.ts";
import { trainingCosts } from "./training-costs.ts";

const at = (asOf: string) => {
  const tables = trainingCostFacts(facts, { asOf, hindsight: false });
  if (!tables.ok) throw new Error(JSON.stringify(tables.error));
  return tables.value;
};

test("the embedded tables price GPT-4 as the second edition does", () => {
  const tables = at("2026-11-23");
  const runs = tables.runs.filter(({ name }) => name === "GPT-4 (Mar 2023)");
  const [costs] = trainingCosts({ ...tables, runs }, liveEdition);
  // The published costs, nominal.
  expect(costs?.amortised.ok && costs.amortised.value.totalUsd / 40.156e6).toBeCloseTo(1, 3);
  expect(costs?.cloud.ok && costs.cloud.value.totalUsd / 77.52e6).toBeCloseTo(1, 3);
});

test("a window admits no run, chip or price that became known later", () => {
  const then = at("2023-06-30");
  expect(then.runs.every(({ published }) => published <= "2023-06-30")).toBe(true);
  expect(then.quotes.every(({ date }) => date <= "2023-06-30")).toBe(true);
  expect(then.chips.every(({ released }) => (released ?? "") <= "2023-06-30")).toBe(true);
  expect(then.runs.length).toBeLessThan(at("2026-11-23").runs.length);
});

test("every known start of the live edition names a run of the embedded table", () => {
  const names = new Set(at("2026-11-23").runs.map(({ name }) => name));
  expect(liveEdition.knownStarts.filter(({ name }) => !names.has(name))).toEqual([]);
});
