import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("a dollar cost 0.9656 euro and 7.2957 yuan in January 2025, 157.86 yen in June 2024 (G.5)", () => {
  expect(table.cell("EUR-2025-01", "per_dollar")).toBe(0.9656);
  expect(table.cell("CNY-2025-01", "per_dollar")).toBe(7.2957);
  expect(table.cell("JPY-2024-06", "per_dollar")).toBe(157.86);
});

test("the tax office's average of 2023 is that of the months: 7.075 yuan", () => {
  const months = table.rows.filter(({ id }) => id.startsWith("CNY-2023"));
  const mean = months.reduce((sum, row) => sum + Number(row["per_dollar"]), 0) / months.length;
  // The office weighs the days, not the months.
  expect(mean).toBeCloseTo(7.075, 1);
});

test("no currency moves by a tenth from one month to the next, and none has a gap", () => {
  for (const currency of ["CNY", "EUR", "GBP", "JPY"]) {
    const rows = table.rows.filter(({ id }) => id.startsWith(currency));
    expect(rows).toHaveLength(73);
    rows.slice(1).forEach((row, index) => {
      const before = Number(rows[index]?.["per_dollar"]);
      expect(Math.abs(Math.log(Number(row["per_dollar"]) / before))).toBeLessThan(0.1);
    });
  }
});
