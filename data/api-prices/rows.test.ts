import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const prices = readDataset(import.meta.dirname);

const listPrice = (id: string) => [
  prices.cell(id, "input_usd_mtok"),
  prices.cell(id, "output_usd_mtok"),
];

test("the rows are the ones that the manifest describes", () => {
  expect(prices.intact).toBe(true);
  expect(prices.manifest.coverage.rows).toBe(prices.rows.length);
});

test("GPT-4o was announced at $5 and $15 on 13 May 2024 and seen the day after", () => {
  expect(listPrice("litellm/openai/gpt-4o/2024-05-14")).toEqual([5, 15]);
});

test("o3 costs $2 and $8 since OpenAI cut its price on 10 June 2025", () => {
  expect(listPrice("genai-prices/openai/o3/2025-06-10")).toEqual([2, 8]);
  expect(prices.cell("genai-prices/openai/o3/2025-06-10", "known_basis")).toBe("announced");
});

test("Claude 3 Opus costs $15 and $75 as Anthropic announced on 4 March 2024", () => {
  expect(listPrice("litellm/anthropic/claude-3-opus-20240229/2024-03-25")).toEqual([15, 75]);
});

test("GPT-4 costs $30 and $60 wherever it is listed", () => {
  const gpt4 = prices.rows.filter((row) => row["model"] === "gpt-4");
  expect(gpt4.length).toBeGreaterThan(2);
  expect(gpt4.every((row) => row["input_usd_mtok"] === 30)).toBe(true);
});

test("every price is positive, and a text model never charges more for input than for output", () => {
  const wrong = prices.rows.filter(
    (row) =>
      row["history"] !== "curated" &&
      !(
        0 < Number(row["input_usd_mtok"]) &&
        Number(row["input_usd_mtok"]) <= Number(row["output_usd_mtok"])
      ),
  );
  expect(wrong.map((row) => row.id)).toEqual([]);
});

test("a price ends after it begins", () => {
  const wrong = prices.rows.filter(
    (row) => row["last_seen"] && String(row["last_seen"]) <= row.date,
  );
  expect(wrong.map((row) => row.id)).toEqual([]);
});

test("the 35 curated rows reach back before the histories, 10 of them before 28 December 2023", () => {
  const curated = prices.rows.filter((row) => row["history"] === "curated");
  expect(curated).toHaveLength(35);
  expect(curated.filter((row) => row.date < "2023-12-28")).toHaveLength(10);
});
