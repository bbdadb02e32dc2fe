import { expect, test } from "vitest";
import { edition202406, edition202506, liveEdition } from "./edition.ts";
import { energyCostPerChipHour } from "./energy-cost.ts";
import type { TrainingRun } from "./training-run.ts";

const run: TrainingRun = {
  name: "Model",
  published: "2022-06-01",
  organization: "NVIDIA",
  hardware: [],
};

test("rated power × server × load × building × price of the year", () => {
  const cost = energyCostPerChipHour(run, { name: "NVIDIA A100", powerWatt: 400 }, edition202406);
  expect(cost.ok && cost.value).toBeCloseTo(0.4 * (6.5 / 8 / 0.4) * 0.75 * 1.25 * 0.0832, 12);
});

test("hyperscalers have leaner buildings and TPUs run at less of their rated power", () => {
  const google = { ...run, organization: "Google DeepMind" };
  const cost = energyCostPerChipHour(
    google,
    { name: "Google TPU v3", powerWatt: 450 },
    edition202406,
  );
  expect(cost.ok && cost.value).toBeCloseTo(0.45 * 1.47 * 0.43 * 1.1 * 0.0832, 12);
});

test("TPU v4 without a rated power has 373 W, in the edition of 2025 170 W", () => {
  const watt = (edition: typeof edition202406) => {
    const cost = energyCostPerChipHour(run, { name: "Google TPU v4" }, edition);
    return cost.ok ? (1000 * cost.value) / (1.56 * 0.43 * 1.25 * 0.0832) : undefined;
  };
  expect(watt(edition202406)).toBeCloseTo(373, 9);
  expect(watt(edition202506)).toBeCloseTo(170, 9);
});

test("a year after the last known price has the last one, a year before the first has none", () => {
  const chip = { name: "NVIDIA A100", powerWatt: 400 };
  const later = energyCostPerChipHour({ ...run, published: "2027-01-01" }, chip, liveEdition);
  const last = energyCostPerChipHour({ ...run, published: "2025-01-01" }, chip, liveEdition);
  expect(later).toEqual(last);
  expect(
    energyCostPerChipHour({ ...run, published: "2009-01-01" }, chip, liveEdition),
  ).toMatchObject({ ok: false, error: { code: "no-electricity-price" } });
});

test("a chip without rated power has no energy cost", () => {
  expect(energyCostPerChipHour(run, { name: "X" }, liveEdition)).toMatchObject({
    ok: false,
    error: { code: "no-power", facts: { hardware: "X" } },
  });
});
