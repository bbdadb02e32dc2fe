import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);
const of = (id: string) => table.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("a year at most in November 2023", () => {
  expect(of("h100-2023-11")).toMatchObject({ weeks_high: 52 });
});

test("36 weeks at least then", () => {
  expect(of("h100-2023-11")).toMatchObject({ weeks_low: 36 });
});

test("eight to twelve weeks in April 2024", () => {
  expect(of("h100-2024-04")).toMatchObject({ weeks_low: 8, weeks_high: 12 });
});
