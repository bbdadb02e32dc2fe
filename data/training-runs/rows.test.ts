import { expect, test } from "vitest";
import type { FactRow } from "../../src/data/table.ts";
import { readDataset } from "../../test/read-dataset.ts";

const runs = readDataset(import.meta.dirname);
const hardware = readDataset(`${import.meta.dirname.slice(0, -"training-runs".length)}hardware`);

/** 6ND, or the makers' own count, over chip-hours times the dense peak. */
function wholeRunUtilization(run: FactRow): number | undefined {
  const chip = hardware.rows.find((row) => row["name"] === run["hardware"]);
  const peak = chip?.["fp16_tensor_flop_s"] ?? chip?.["fp16_flop_s"];
  const flop = run["training_flop"] ?? 6 * Number(run["active_parameters"]) * Number(run["tokens"]);
  const hours = run["chip_hours"] ?? Number(run["days"]) * 24 * Number(run["hardware_quantity"]);
  const utilization = Number(flop) / (Number(hours) * 3600 * Number(peak));
  return Number.isFinite(utilization) ? utilization : undefined;
}

test("the rows are the ones that the manifest describes", () => {
  expect(runs.intact).toBe(true);
  expect(runs.manifest.coverage.rows).toBe(runs.rows.length);
});

test("DeepSeek-V3 cost its 2.788 million H800-hours at $2 each (arXiv 2412.19437, table 1)", () => {
  const run = runs.row("DeepSeek-V3");
  expect(run["chip_hours"]).toBe(2_664_000 + 119_000 + 5000);
  expect(run["cost_usd"]).toBe(2 * Number(run["chip_hours"]));
});

test("BLOOM used 433,196 kWh, its GPU-hours at 400 W (arXiv 2211.02001, table 2)", () => {
  const run = runs.row("BLOOM-176B");
  expect(run["energy_kwh"]).toBeCloseTo(0.4 * Number(run["chip_hours"]), 6);
});

test("Llama 3.1 405B took 30.84 million H100-hours, 78.4 days of 16,384 chips", () => {
  const run = runs.row("Llama-3.1-405B");
  const days = Number(run["chip_hours"]) / Number(run["hardware_quantity"]) / 24;
  expect(days).toBeCloseTo(78.4, 1);
});

test("GPT-3 is 6ND: 175 billion parameters, 300 billion tokens, 3.14e23 FLOP", () => {
  const run = runs.row("GPT-3-175B-davinci");
  const flop = 6 * Number(run["active_parameters"]) * Number(run["tokens"]);
  expect(Number(run["training_flop"]) / flop).toBeCloseTo(1, 2);
});

test("the whole run is worse used than a step: PaLM 30.4 % against 46.2 %, Llama 3.1 34.5 %", () => {
  const palm = runs.row("PaLM-540B");
  expect(wholeRunUtilization(palm)).toBeCloseTo(0.304, 3);
  expect(palm["mfu_step"]).toBe(0.462);
  // The paper's own 3.8e25 FLOP is rounded to two digits, hence the tolerance.
  expect(Math.abs((wholeRunUtilization(runs.row("Llama-3.1-405B")) ?? 0) - 0.345)).toBeLessThan(
    0.005,
  );
});

test("hours, chips and tokens of every run agree: its utilisation lies between 10 and 60 %", () => {
  const known = runs.rows.flatMap((run) => {
    const utilization = wholeRunUtilization(run);
    return utilization === undefined ? [] : [{ id: run.id, utilization }];
  });
  expect(known.length).toBeGreaterThan(30);
  expect(known.filter(({ utilization: u }) => u < 0.1 || u > 0.6)).toEqual([]);
});

test("a stated energy is 100 to 700 W per chip over the stated hours", () => {
  const watts = runs.rows.flatMap((run) =>
    run["energy_kwh"] !== undefined && run["chip_hours"] !== undefined
      ? [(1000 * Number(run["energy_kwh"])) / Number(run["chip_hours"])]
      : [],
  );
  expect(watts.length).toBeGreaterThan(4);
  expect(watts.every((watt) => 100 < watt && watt < 700)).toBe(true);
});
