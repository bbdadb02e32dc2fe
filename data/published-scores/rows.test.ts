import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("OSWorld: an eighth when it came out, seven of ten in October 2025", () => {
  const scores = table.rows.filter((row) => row["benchmark"] === "OSWorld");
  expect(scores[0]).toMatchObject({ score: 0.1224, known_on: "2024-04-11" });
  expect(scores.at(-1)).toMatchObject({ score: 0.699, known_on: "2025-10-02" });
});

test("scores are shares", () => {
  for (const row of table.rows) {
    expect(Number(row["score"])).toBeGreaterThan(0);
    expect(Number(row["score"])).toBeLessThanOrEqual(1);
  }
});
