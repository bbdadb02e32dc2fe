import { expect, test } from "vitest";
import { dayNumber } from "../../base/calendar.ts";
import { edition2025Notebook, edition202406 } from "./edition.ts";
import { valueAtStart } from "./hardware-value.ts";
import type { TrainingRun } from "./training-run.ts";

/** A run of ten days that ends 60 days before it is published. */
const startingOn = (date: string): TrainingRun => ({
  name: "Model",
  published: new Date((dayNumber(date) + 70) * 864e5).toISOString().slice(0, 10),
  organization: "",
  hardware: [],
  hours: 240,
});
const price = { usd: 1000, availableDay: dayNumber("2020-01-01") };

test("value falls by 0.14 orders of magnitude a year from the day a chip can be had", () => {
  const value = valueAtStart(
    startingOn("2024-01-01"),
    { name: "NVIDIA A100" },
    price,
    edition202406,
  );
  // Four years of 365.25 days.
  expect(value).toBeCloseTo(1000 * 10 ** -0.56, 9);
});

test("a GPU is not used before it can be bought, a TPU may be and is worth more", () => {
  const early = startingOn("2019-01-01");
  expect(valueAtStart(early, { name: "NVIDIA A100" }, price, edition202406)).toBe(1000);
  const tpu = valueAtStart(early, { name: "Google TPU v4" }, price, edition202406);
  expect(tpu).toBeCloseTo(1000 * 10 ** ((0.14 * 365) / 365.25), 9);
});

test("the notebook of 2025 does not let prices fall", () => {
  const late = startingOn("2024-01-01");
  expect(valueAtStart(late, { name: "NVIDIA A100" }, price, edition2025Notebook)).toBe(1000);
});
