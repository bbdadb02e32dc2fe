import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const chatbots = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(chatbots.intact).toBe(true);
  expect(chatbots.manifest.coverage.rows).toBe(chatbots.rows.length);
});

test("ChatGPT referred 84.21 % of visits in April 2025 and 80.47 % in September 2026", () => {
  expect(chatbots.cell("2025-04-chatgpt", "share")).toBe(0.8421);
  expect(chatbots.cell("2026-09-chatgpt", "share")).toBe(0.8047);
});

test("Perplexity referred 12.07 % in April 2025", () => {
  expect(chatbots.cell("2025-04-perplexity", "share")).toBe(0.1207);
});

test("a month's shares add up to one", () => {
  const totals = new Map<string, number>();
  for (const row of chatbots.rows) {
    totals.set(row.date, (totals.get(row.date) ?? 0) + (row["share"] as number));
  }
  expect(totals.size).toBe(18);
  // Seven shares printed to 0.01 %.
  for (const total of totals.values()) expect(Math.abs(total - 1)).toBeLessThan(0.00036);
});

test("the share-alike licence stays with the dataset", () => {
  expect(chatbots.manifest.licence).toBe("CC BY-SA 3.0");
});
