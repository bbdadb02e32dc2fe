import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const world = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(world.intact).toBe(true);
  expect(world.manifest.coverage.rows).toBe(world.rows.length);
});

test("generation was 28,927 TWh in 2022, 29,685 in 2023 and 30,854 in 2024", () => {
  const years = ["2022", "2023", "2024"].map((year) =>
    world.cell(`world-${year}`, "generation_twh"),
  );
  expect(years).toEqual([28927, 29685, 30854]);
});

test("a kilowatt-hour gave off 473 g of carbon dioxide in 2024", () => {
  expect(world.cell("world-2024", "carbon_intensity_g_per_kwh")).toBe(473.007);
});

test("every year from 2000 to 2024 has one row", () => {
  const years = world.rows.map((row) => Number(row.date.slice(0, 4)));
  expect(years).toEqual(Array.from({ length: 25 }, (_, index) => 2000 + index));
});
