import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const rates = readDataset(import.meta.dirname);

const of = (trend: string, date: string) =>
  rates.rows.find((row) => row["trend"] === trend && row["date"] === date);

test("the rows are the ones that the manifest describes", () => {
  expect(rates.intact).toBe(true);
  expect(rates.manifest.coverage.rows).toBe(rates.rows.length);
});

test("METR published a doubling in 212 days, later in 131", () => {
  expect(of("time-horizon", "2025-03-19")).toMatchObject({ doubling_days: 212 });
  expect(of("time-horizon", "2026-01-29")?.["doubling_days"]).toBe(131);
});

test("the cost of the frontier's runs grows 2.4 times a year, by its paper", () => {
  expect(of("training-cost-amortised", "2024-05-31")?.["per_year"]).toBe(2.4);
});

test("prices fall to a tenth a year, by the publication of November 2024", () => {
  expect(of("inference-price", "2024-11-12")?.["per_year"]).toBe(0.1);
});
