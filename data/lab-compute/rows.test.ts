import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const compute = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(compute.intact).toBe(true);
  expect(compute.manifest.coverage.rows).toBe(compute.rows.length);
});

test("at the end of 2025 OpenAI used 1.74 million H100 equivalents, Anthropic 1.19 million", () => {
  expect(compute.cell("openai-2025-12-31", "h100e")).toBe(1_743_440);
  expect(compute.cell("anthropic-2025-12-31", "h100e")).toBe(1_189_574);
});

test("OpenAI's 102,535 at the end of 2023 lies between 70,131 and 136,201", () => {
  const row = compute.row("openai-2023-12-31");
  expect([row["h100e_p05"], row["h100e"], row["h100e_p95"]]).toEqual([
    70_131.46, 102_534.7, 136_201.4,
  ]);
});

test("the estimates are of 2026-09-03, after the years they describe", () => {
  for (const row of compute.rows) expect(row.known_on).toBe("2026-09-03");
});
