import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const runs = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(runs.intact).toBe(true);
  expect(runs.manifest.coverage.rows).toBe(runs.rows.length);
});

test("there are 245 runs, as Besiroglu et al. count (arXiv 2404.10102)", () => {
  expect(runs.rows).toHaveLength(245);
});

test("the first run keeps all digits of the extraction", () => {
  const first = runs.row("point-001");
  expect(first["parameters"]).toBe(6795600349.289497);
  expect(first["training_flop"]).toBe(9.993852799709755e18);
  expect(first["loss"]).toBe(5.005581996196243);
});

test("tokens are compute over six times the parameters", () => {
  for (const run of runs.rows) {
    const product = 6 * (run["parameters"] as number) * (run["tokens"] as number);
    // One division and two products: a few units in the last of 16 digits.
    expect(product / (run["training_flop"] as number)).toBeCloseTo(1, 14);
  }
});

test("the runs span the paper's range, under 100 million to over 16 billion parameters", () => {
  const parameters = runs.rows.map((run) => run["parameters"] as number);
  expect(Math.min(...parameters)).toBeLessThan(100e6);
  const largest = Math.max(...parameters);
  expect(largest).toBeGreaterThan(16e9);
  // Read off a figure with a logarithmic axis: a few per cent.
  expect(largest).toBeLessThan(16e9 * 1.03);
});
