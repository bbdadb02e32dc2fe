import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const inputs = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(inputs.intact).toBe(true);
  expect(inputs.manifest.coverage.rows).toBe(inputs.rows.length);
});

test("GPT-5.6 Luna takes pictures and 1,050,000 tokens since its release", () => {
  const row = inputs.row("read/openai/gpt-5.6-luna");
  expect([row["images"], row["context_tokens"], row.known_on]).toEqual([
    true,
    1_050_000,
    "2026-07-09",
  ]);
});

test("DeepSeek V4 Pro takes no pictures, and a million tokens as its listing says", () => {
  const row = inputs.row("read/deepseek/deepseek-v4-pro");
  expect([row["images"], row["context_tokens"]]).toEqual([false, undefined]);
  expect(inputs.row("deepseek/deepseek-v4-pro")["context_tokens"]).toBe(1_000_000);
});

test("GPT-4 Turbo's 128,000 tokens are known from the last version of the list, not from 2023", () => {
  const row = inputs.row("openai/gpt-4-turbo");
  expect([row["context_tokens"], row.known_on, row["images"]]).toEqual([
    128_000,
    "2026-07-01",
    undefined,
  ]);
});

test("a listing that was withdrawn is known from the day on which it was", () => {
  const row = inputs.row("google/gemini-2.5-pro-preview-03-25");
  expect([row["context_tokens"], row.known_on]).toEqual([1_000_000, "2025-06-10"]);
});
