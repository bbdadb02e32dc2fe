import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const funding = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(funding.intact).toBe(true);
  expect(funding.manifest.coverage.rows).toBe(funding.rows.length);
});

test("Anthropic raised 13 billion at 183 billion in September 2025 (Anthropic, Series F)", () => {
  const row = funding.row("anthropic-2025-09-02-sep-2025-183b-series-f");
  expect([row["equity_usd"], row["post_money_usd"]]).toEqual([13e9, 183e9]);
  expect(row.source).toContain("anthropic.com/news/anthropic-raises-series-f");
});

test("OpenAI raised 6.6 billion of equity and 4 billion of debt at 157 billion in October 2024", () => {
  const row = funding.row("openai-2024-10-02-oct-2024-157b");
  expect([row["equity_usd"], row["debt_usd"], row["post_money_usd"]]).toEqual([6.6e9, 4e9, 157e9]);
});

test("Mistral's Series A is known from the day in the page's address, not two years later", () => {
  const row = funding.row("mistral-ai-2023-12-11-december-2023-series-a");
  expect([row["equity_usd"], row["post_money_usd"]]).toEqual([415e6, 2e9]);
  expect([row.known_on, row.known_basis]).toEqual(["2023-12-11", "address-date"]);
});

test("a round announced in March and closed in December is known as closed in December", () => {
  const row = funding.row("openai-2025-12-30-300b-final-stage");
  expect([row.known_on, row.known_basis]).toEqual(["2025-12-30", "closing"]);
});

test("rounds that the publisher lacks are there: 2 billion for Thinking Machines in July 2025", () => {
  const seed = funding.row("thinking-machines-2025-07-18-seed");
  expect([seed["equity_usd"], seed["post_money_usd"]]).toEqual([2e9, 12e9]);
  const companies = new Set(funding.rows.map((row) => row["company"]));
  for (const company of ["Cohere", "Safe Superintelligence", "Moonshot AI", "MiniMax", "Z.ai"]) {
    expect(companies.has(company), company).toBe(true);
  }
});

test("what was raised stood near 97 billion in September 2025", () => {
  const raised = funding.rows
    .filter((row) => row["status"] === "closed" && row.date <= "2025-09-30")
    .reduce((sum, row) => sum + ((row["equity_usd"] as number | undefined) ?? 0), 0);
  expect(raised / 1e9).toBeGreaterThan(92);
  expect(raised / 1e9).toBeLessThan(102);
});

test("no round is known as closed before it closed", () => {
  for (const row of funding.rows) {
    if (row["status"] === "closed") expect(row.known_on >= row.date).toBe(true);
  }
});

test("Disney's billion is kept as closed in one copy and as cancelled in a later one", () => {
  const rows = funding.rows.filter((row) => row["label"] === "1B Disney");
  expect(rows.map((row) => row["status"]).sort()).toEqual(["cancelled", "closed"]);
});

test("investors are those that the label names", () => {
  expect(funding.cell("anthropic-2025-11-18-microsoft-nvidia-late-talks", "investors")).toEqual([
    "Microsoft",
    "Nvidia",
  ]);
});
