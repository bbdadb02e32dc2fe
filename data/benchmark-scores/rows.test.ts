import { expect, test } from "vitest";
import { readCsv } from "../../src/files/csv.ts";
import { readDataset } from "../../test/read-dataset.ts";
import { carriedText } from "../../test/support/publications.ts";

const scores = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(scores.intact).toBe(true);
  expect(scores.manifest.coverage.rows).toBe(scores.rows.length);
});

test("GPT-4 of March 2023 solves 35.7 % of GPQA diamond, known since the run of 2025", () => {
  const gpt4 = scores.row("GPQA-diamond/gpt-4-0314");
  expect(gpt4["score"]).toBeCloseTo(0.357, 3);
  expect([gpt4.date, gpt4.known_on]).toEqual(["2023-03-14", "2025-10-23"]);
});

test("no score is known before it was measured", () => {
  const early = scores.rows.filter((row) => String(row["run_on"] ?? "") > row.known_on);
  expect(early.map(({ id }) => id)).toEqual([]);
});

test("DeepSeek-R1 solves 71.7 % of GPQA diamond, as in the table behind the index", () => {
  expect(scores.cell("GPQA-diamond/DeepSeek-R1", "score")).toBeCloseTo(0.717, 3);
});

test("Claude Opus 4.7 solves 50.6 % of SimpleQA Verified", () => {
  expect(scores.cell("SimpleQA-Verified/claude-opus-4-7_xhigh", "score")).toBe(0.506);
});

test("scores agree to three digits with the table of the index's authors of December 2025", () => {
  const csv = readCsv(carriedText("capability-index", "scores.csv"), "scores.csv");
  if (!csv.ok) throw new Error(JSON.stringify(csv.error));
  const theirs = new Map(
    csv.value.records.map(([model, , benchmark, , score]) => [`${benchmark} ${model}`, score]),
  );
  const shared = scores.rows.filter((row) => theirs.has(`${row["benchmark"]} ${row["version"]}`));
  const equal = shared.filter((row) => {
    const other = theirs.get(`${row["benchmark"]} ${row["version"]}`);
    return Math.abs(Number(row["score"]) - Number(other)) < 1e-3;
  });
  expect(shared.length).toBeGreaterThan(300);
  // Nine scores on SWE-Bench and two on FrontierMath were revised between the two tables.
  const moved = shared.filter((row) => !equal.includes(row));
  expect(moved.length).toBeLessThan(shared.length / 20);
});
