import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const runs = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(runs.intact).toBe(true);
  expect(runs.manifest.coverage.rows).toBe(runs.rows.length);
});

test("GPT-5 at high effort solved 88.0 % of the polyglot cases for 29.08 dollars", () => {
  const row = runs.row("aider-polyglot-2025-08-23-15-47-21-gpt-5-high");
  expect(row["score"]).toBe(0.88);
  expect(row["cost_usd"]).toBe(29.0829);
  expect(row["cases"]).toBe(225);
});

test("o1 at high effort solved 61.7 % for 186.50 dollars", () => {
  const row = runs.row("aider-polyglot-2024-12-21-19-23-03-polyglot-o1-hard-diff");
  expect([row["score"], row["cost_usd"]]).toEqual([0.617, 186.4958]);
});

test("Claude 3 Opus solved 68.4 % of the 133 edit cases for 13.84 dollars", () => {
  const row = runs.row("aider-edit-2024-05-01-20-05-59-direct-opus-filenames-outside-fence");
  expect([row["score"], row["cost_usd"], row["cases"]]).toEqual([0.684, 13.8395, 133]);
});

test("a cost of zero is not a cost: 51 of 69 and 30 of 98 runs have one", () => {
  const board = (name: string) => runs.rows.filter((row) => row["benchmark"] === name);
  const priced = (name: string) => board(name).filter((row) => row["cost_usd"] !== undefined);
  expect([priced("aider-polyglot").length, board("aider-polyglot").length]).toEqual([51, 69]);
  expect([priced("aider-edit").length, board("aider-edit").length]).toEqual([30, 98]);
  for (const row of runs.rows) expect(row["cost_usd"]).not.toBe(0);
});
