import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const stock = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(stock.intact).toBe(true);
  expect(stock.manifest.coverage.rows).toBe(stock.rows.length);
});

test("NVIDIA had delivered 13.66 million H100 equivalents by the end of 2025", () => {
  expect(stock.cell("nvidia-2025-12-31", "h100e")).toBe(13_659_258);
});

test("the first quarter of 2022 saw 66,883 H100 equivalents, between 51,547 and 87,166", () => {
  const row = stock.row("nvidia-2022-03-31");
  expect([row["h100e_p05"], row["h100e"], row["h100e_p95"]]).toEqual([51_547, 66_883, 87_166]);
});

test("Google's TPUs came to 3.81 million H100 equivalents at the end of 2025", () => {
  expect(stock.cell("tpu-2025-12-31", "h100e")).toBe(3_812_878);
});

test("the last NVIDIA quarter is marked incomplete, the ones before are not", () => {
  const nvidia = stock.rows.filter((row) => row["designer"] === "NVIDIA");
  expect(nvidia).toHaveLength(17);
  expect(nvidia.filter((row) => row["incomplete"] === true).map((row) => row.date)).toEqual([
    "2026-03-31",
  ]);
});

test("a total never falls, and lies inside its own interval", () => {
  for (const designer of ["NVIDIA", "AMD", "Google", "Amazon"]) {
    const totals = stock.rows.filter((row) => row["designer"] === designer);
    const medians = totals.map((row) => row["h100e"] as number);
    expect(medians).toEqual([...medians].sort((a, b) => a - b));
    for (const row of totals) {
      expect(row["h100e_p05"] as number).toBeLessThanOrEqual(row["h100e"] as number);
      expect(row["h100e_p95"] as number).toBeGreaterThanOrEqual(row["h100e"] as number);
    }
  }
});
