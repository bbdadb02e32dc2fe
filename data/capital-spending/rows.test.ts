import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const spending = readDataset(import.meta.dirname);
const usd = (id: string) => spending.cell(id, "capital_spending_usd");

test("the rows are the ones that the manifest describes", () => {
  expect(spending.intact).toBe(true);
  expect(spending.manifest.coverage.rows).toBe(spending.rows.length);
});

test("in 2025 Amazon spent 131.82, Alphabet 91.45, Microsoft 83.1 and Meta 69.69 billion in cash", () => {
  expect(usd("amazon-2025-cash")).toBe(131.82e9);
  expect(usd("alphabet-2025-cash")).toBe(91.45e9);
  expect(usd("microsoft-2025-cash")).toBe(83.1e9);
  expect(usd("meta-2025-cash")).toBe(69.69e9);
});

test("four companies with finance leases: 251 billion in 2024, 416 in 2025", () => {
  const group = "alphabet-amazon-meta-microsoft";
  expect(usd(`${group}-2024-with-finance-leases`)).toBe(251e9);
  expect(usd(`${group}-2025-with-finance-leases`)).toBe(416e9);
});

test("the guidance of April 2026 is a projection of 725 billion for 2026", () => {
  const row = spending.row("alphabet-amazon-meta-microsoft-2026-guidance-upper");
  expect(row["capital_spending_usd"]).toBe(725e9);
  expect(row["kind"]).toBe("projection");
  expect([row.date, row.known_on]).toEqual(["2026-12-31", "2026-04-30"]);
});

test("four calendar quarters of cash add up to the year, to the rounding of the source", () => {
  for (const company of ["alphabet", "amazon", "meta", "microsoft"]) {
    const quarters = ["Q1", "Q2", "Q3", "Q4"].map(
      (quarter) => usd(`${company}-2024${quarter}-cash`) as number,
    );
    const sum = quarters.reduce((total, value) => total + value, 0);
    // Quarters are printed to 10 million: four roundings of at most 5 million.
    expect(Math.abs(sum - (usd(`${company}-2024-cash`) as number))).toBeLessThanOrEqual(20e6);
  }
});

test("a quarter carries its period and its last day", () => {
  const row = spending.row("microsoft-2024Q3-cash");
  expect([row["period"], row.date, row["frequency"]]).toEqual(["2024Q3", "2024-09-30", "quarter"]);
});

test("80 quarters and 47 years", () => {
  const count = (frequency: string) =>
    spending.rows.filter((row) => row["frequency"] === frequency).length;
  expect([count("quarter"), count("year")]).toEqual([80, 47]);
});
