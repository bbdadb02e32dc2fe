import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const spend = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(spend.intact).toBe(true);
  expect(spend.manifest.coverage.rows).toBe(spend.rows.length);
});

test("OpenAI spent 416 million on computing and data in 2022 (Fortune)", () => {
  const row = spend.row("openai-2022-12-31-research-inference-data-416000000");
  expect(row["amount_usd"]).toBe(416e6);
  expect(row["purposes"]).toEqual(["research", "inference", "data"]);
  expect(row["projection"]).toBe(false);
});

test("OpenAI's 2025 was foreseen at 9 billion for research and 7 billion for inference", () => {
  for (const id of [
    "openai-2025-12-31-research-9000000000",
    "openai-2025-12-31-inference-7000000000",
  ]) {
    const row = spend.row(id);
    expect([row["projection"], row.known_on]).toEqual([true, "2025-09-19"]);
  }
});

test("a report date in the year 202 counts as not given", () => {
  const row = spend.row("openai-2025-12-31-research-inference-16000000000");
  expect([row.known_on, row.known_basis]).toEqual(["2026-01-16", "snapshot"]);
});

test("there are 11 rows, and a projection is known before its period ends", () => {
  expect(spend.rows).toHaveLength(11);
  for (const row of spend.rows) expect(row["projection"]).toBe(row.known_on < row.date);
});
