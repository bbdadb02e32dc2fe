import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const electricity = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(electricity.intact).toBe(true);
  expect(electricity.manifest.coverage.rows).toBe(electricity.rows.length);
});

test("data centres took 415 TWh in 2024, 1.5 % of the world's electricity (IEA, April 2025)", () => {
  const row = electricity.row("world-2024-iea-energy-and-ai-apr-2025");
  expect(row["electricity_twh"]).toBe(415);
  expect(row["share"]).toBe(0.015);
  expect(row.known_on).toBe("2025-04-30");
});

test("LBNL gives 176 TWh or 4.4 % for the United States in 2023, and 325 to 580 in 2028", () => {
  expect(electricity.cell("us-2023-lbnl-dec-2024", "electricity_twh")).toBe(176);
  expect(electricity.cell("us-2023-lbnl-dec-2024", "share")).toBe(0.044);
  const ahead = electricity.row("us-2028-lbnl-dec-2024");
  expect([ahead["electricity_low_twh"], ahead["electricity_high_twh"]]).toEqual([325, 580]);
  expect([ahead["share_low"], ahead["share_high"]]).toEqual([0.067, 0.12]);
  expect(ahead["kind"]).toBe("projection");
});

test("the estimate with crypto-currencies is told apart by its boundary", () => {
  const row = electricity.row("world-2022-iea-electricity-2024");
  expect(row["electricity_twh"]).toBe(460);
  expect(row["boundary"]).toBe("data-centres-plus-ai-plus-cryptocurrencies");
});

test("both editions of the projection for 2030 are kept, 945 and 950 TWh", () => {
  expect(electricity.cell("world-2030-iea-base-case-apr-2025", "electricity_twh")).toBe(945);
  expect(electricity.cell("world-2030-iea-base-case-apr-2026", "electricity_twh")).toBe(950);
});

test("a projection is known when it was made, before the year it describes", () => {
  const projections = electricity.rows.filter((row) => row["kind"] === "projection");
  expect(projections).toHaveLength(5);
  for (const row of projections) expect(row.known_on < row.date).toBe(true);
});
