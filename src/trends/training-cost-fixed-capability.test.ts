import { expect, test } from "vitest";
import { facts, observe, selected } from "../../test/support/trend.ts";
import { costedVersions, trainingCostFixedCapability } from "./training-cost-fixed-capability.ts";

const window = { asOf: "2026-11-23", hindsight: false };

test("GPT-4's run costs what Cottier et al. publish, within what its method leaves open", () => {
  const runs = costedVersions(facts, window);
  const gpt4 = runs.ok
    ? runs.value.find(({ version }) => version.version === "gpt-4-0314")
    : undefined;
  // 40.2 million USD amortised in arXiv 2405.21015; here from compute and the price of a FLOP alone.
  expect(gpt4?.usd).toBeGreaterThan(40.2e6 / 1.5);
  expect(gpt4?.usd).toBeLessThan(40.2e6 * 1.5);
});

test("versions of one run are valued on the day the run first appeared", () => {
  const runs = costedVersions(facts, window);
  const versions = runs.ok ? runs.value.filter(({ flop }) => flop === 2.1e25) : [];
  expect(new Set(versions.map(({ date }) => date)).size).toBeGreaterThan(1);
  expect(new Set(versions.map(({ usd }) => usd)).size).toBe(1);
});

test("no run is a record twice at one bar", () => {
  const points = selected(observe(trainingCostFixedCapability, "2026-11-23"));
  const keys = points.map(({ group, value }) => `${group} ${value}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("GPT-4's compute, an estimate made later, is not seen in 2023 but with hindsight", () => {
  const sees = (hindsight: boolean, asOf = "2023-12-28") => {
    const runs = costedVersions(facts, { asOf, hindsight });
    return runs.ok && runs.value.some(({ version }) => version.version === "gpt-4-0314");
  };
  expect([sees(false), sees(true)]).toEqual([false, true]);
  // It is stated by the edition of 2 May 2026, from that day on.
  expect([sees(false, "2026-05-01"), sees(false, "2026-05-02")]).toEqual([false, true]);
});
