import { expect, test } from "vitest";
import { dayNumber } from "../../base/calendar.ts";
import { amortisedCost } from "./amortised-cost.ts";
import { edition2025Notebook } from "./edition.ts";

const run = { name: "Model", published: "2022-06-01", organization: "NVIDIA", hardware: [] };
const price = { usd: 10_000, availableDay: dayNumber("2020-01-01") };

test("chips lose 0.14 orders of magnitude a year of 8,766 hours, their network 19 % of all", () => {
  const chip = { name: "NVIDIA A100", powerWatt: 400 };
  const cost = amortisedCost(run, chip, 1e6, price, edition2025Notebook);
  if (!cost.ok) throw new Error(cost.error.code);
  const hardware = ((10_000 * 0.14 * Math.LN10) / 8766) * 1e6;
  const energy = 0.4 * (6.5 / 8 / 0.4) * 0.75 * 1.25 * 0.0832 * 1e6;
  const network = (hardware * 0.19) / 0.81;
  expect(cost.value.chipValueUsd).toBe(10_000);
  expect(cost.value.chipHours).toBe(1e6);
  expect(cost.value.hardwareUsd).toBeCloseTo(hardware, 4);
  expect(cost.value.interconnectUsd).toBeCloseTo(network, 4);
  expect(cost.value.energyUsd).toBeCloseTo(energy, 4);
  expect(cost.value.totalUsd).toBeCloseTo(hardware + network + energy, 4);
});

test("a cost without its energy is none", () => {
  expect(amortisedCost(run, { name: "X" }, 1, price, edition2025Notebook)).toMatchObject({
    ok: false,
    error: { code: "no-power" },
  });
});
