import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);
const of = (id: string) => table.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("data centres brought 4.28 billion in the quarter to April 2023", () => {
  expect(of("nvidia-2024-q1")).toMatchObject({ usd: 4280000000 });
});

test("14.51 billion in the quarter to October 2023", () => {
  expect(of("nvidia-2024-q3")).toMatchObject({ usd: 14510000000, known_on: "2023-11-21" });
});

test("18.4 billion in the quarter to January 2024", () => {
  expect(of("nvidia-2024-q4")).toMatchObject({ usd: 18400000000, date: "2024-01-28" });
});
