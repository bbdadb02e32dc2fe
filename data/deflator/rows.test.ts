import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const deflator = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(deflator.intact).toBe(true);
  expect(deflator.manifest.coverage.rows).toBe(deflator.rows.length);
});

test("the index begins with 100 in December 2000 and reads 103.2 in December 2003 (FRED)", () => {
  expect(deflator.cell("2000-12", "index")).toBe(100);
  expect(deflator.cell("2001-01", "index")).toBe(100.6);
  expect(deflator.cell("2003-12", "index")).toBe(103.2);
});

test("there is one row for each month without a gap", () => {
  const months = deflator.rows.map(
    ({ date }) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)),
  );
  expect(months.every((month, index) => month === (months[0] as number) + index)).toBe(true);
});

test("a month's index is known in the middle of the next month", () => {
  for (const { date, known_on } of deflator.rows)
    expect(known_on.slice(0, 7) > date.slice(0, 7)).toBe(true);
});
