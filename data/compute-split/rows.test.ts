import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("about a tenth of OpenAI's research compute of 2024 went to the final runs", () => {
  const [row] = table.rows;
  expect(Number(row?.["final_runs_usd"]) / Number(row?.["research_usd"])).toBeCloseTo(0.096, 6);
});

test("final runs are part of what research cost", () => {
  for (const row of table.rows) {
    expect(Number(row["final_runs_usd"])).toBeLessThan(Number(row["research_usd"]));
  }
});
