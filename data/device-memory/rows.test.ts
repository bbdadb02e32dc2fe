import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);
const of = (id: string) => table.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("six gigabytes in the iPhone 14 Pro", () => {
  expect(of("iphone-14-pro")).toMatchObject({ memory_gb: 6 });
});

test("eight in the iPhone 15 Pro", () => {
  expect(of("iphone-15-pro")).toMatchObject({ memory_gb: 8 });
});

test("twelve in the iPhone 17 Pro", () => {
  expect(of("iphone-17-pro")).toMatchObject({ memory_gb: 12 });
});
