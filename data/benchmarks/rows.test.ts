import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const benchmarks = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(benchmarks.intact).toBe(true);
  expect(benchmarks.manifest.coverage.rows).toBe(benchmarks.rows.length);
});

test("Winogrande fixes the scale: its difficulty is the scale's origin and its slope 1 per unit", () => {
  const anchors = benchmarks.rows.filter((row) => row["anchor"] === true);
  expect(anchors.map((row) => row["name"])).toEqual(["Winogrande"]);
  // The publisher's scaling: index = 111.17794284685549 + 20.05852261819998 × capability.
  expect(anchors[0]?.["difficulty_eci"]).toBeCloseTo(111.1779, 4);
  expect(Number(anchors[0]?.["slope"]) * 20.05852261819998).toBeCloseTo(1, 5);
});

test("GPQA diamond was released on 20 November 2023 (arXiv 2311.12022)", () => {
  expect(benchmarks.cell("GPQA-diamond", "released")).toBe("2023-11-20");
});

test("FrontierMath is harder than GPQA diamond, and that harder than GSM8K", () => {
  const difficulty = (id: string) => Number(benchmarks.cell(id, "difficulty_eci"));
  expect(difficulty("FrontierMath-2025-02-28-Private")).toBeGreaterThan(difficulty("GPQA-diamond"));
  expect(difficulty("GPQA-diamond")).toBeGreaterThan(difficulty("GSM8K"));
});
