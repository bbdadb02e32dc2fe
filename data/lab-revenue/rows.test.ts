import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const revenue = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(revenue.intact).toBe(true);
  expect(revenue.manifest.coverage.rows).toBe(revenue.rows.length);
});

test("OpenAI reached 10 billion dollars of recurring revenue in June 2025 (CNBC, 2025-06-09)", () => {
  const row = revenue.row("openai-2025-06-09-10000000000");
  expect(row["definition"]).toBe("ARR");
  expect(row.known_on).toBe("2025-06-09");
  expect(row.source).toContain("cnbc.com/2025/06/09/");
});

test("OpenAI earned 3.7 billion in 2024 and ran at 5.5 billion at its end: two definitions", () => {
  expect(revenue.cell("openai-2024-12-31-3700000000", "definition")).toBe("recognised");
  expect(revenue.cell("openai-2024-12-31-5500000000", "definition")).toBe("ARR");
});

test("Anthropic ran at one billion at the end of 2024 (CNBC, 2025-01-22)", () => {
  const row = revenue.row("anthropic-2024-12-31-1000000000");
  expect(row["annual_revenue_usd"]).toBe(1e9);
  expect(row.known_on).toBe("2025-01-22");
});

test("figures that conflict are both kept: xAI, first quarter of 2025", () => {
  const quarter = revenue.rows.filter(
    (row) => row["company"] === "xAI" && row.date === "2025-03-31",
  );
  expect(quarter.map((row) => row["annual_revenue_usd"])).toEqual([172e6, 208e6]);
});

test("a figure told years later is not known earlier: Z.ai's 2022 came with its prospectus", () => {
  expect(revenue.row("z.ai-2022-07-01-8600000").known_on).toBe("2025-12-30");
});

test("54 + 42 rows of two sources are 62 rows, 32 duplicates and 2 without a figure", () => {
  expect(revenue.rows).toHaveLength(62);
  expect(revenue.manifest.skipped.map(({ reason, count }) => [reason, count])).toEqual([
    ["duplicate", 32],
    ["no-figure", 2],
  ]);
});

test("a known_on that is assumed is marked so", () => {
  for (const row of revenue.rows) {
    const days = (Date.parse(row.known_on) - Date.parse(row.date)) / 86_400_000;
    if (row.known_basis === "assumed-90-days") expect(days).toBe(90);
    if (row.known_basis === "snapshot") expect(days).toBeLessThan(90);
  }
});
