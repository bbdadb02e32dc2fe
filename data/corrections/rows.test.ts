import { join } from "node:path";
import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const corrections = readDataset(import.meta.dirname);
const data = join(import.meta.dirname, "..");

test("the rows are the ones that the manifest describes", () => {
  expect(corrections.intact).toBe(true);
  expect(corrections.manifest.coverage.rows).toBe(corrections.rows.length);
});

test("Inkling took 6 × 41e9 × 45e12 FLOP, not a sixth of it", () => {
  const models = readDataset(join(data, "models"));
  expect(models.cell("Inkling", "training_flop")).toBeCloseTo(6 * 41e9 * 45e12, -23);
  expect(models.cell("Inkling", "active_parameters")).toBe(41e9);
});

test("the cost of AlphaGo Zero counts its self-play; GPT-4's parameters are marked as a rumour", () => {
  const models = readDataset(join(data, "models"));
  expect(models.cell("AlphaGo-Zero", "cost_usd2023")).toBe(613_481);
  expect(models.cell("GPT-4-Mar-2023", "rumoured")).toEqual(["parameters"]);
});

test("no row that was left out stands in its dataset, and all others do", () => {
  for (const row of corrections.rows) {
    const { rows } = readDataset(join(data, String(row["dataset"])));
    const stands = rows.some(({ id }) => id === row["row"]);
    expect([row.id, stands]).toEqual([row.id, row["done"] !== "left-out"]);
  }
});
