import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const cases = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(cases.intact).toBe(true);
  expect(cases.manifest.coverage.rows).toBe(cases.rows.length);
});

test("Olmo 3 7B took 234,000 H100-hours and trained 7,700 tokens a second a chip (muxup.com, December 2025)", () => {
  const of = cases.rows.filter(({ model }) => model === "Olmo 3 7B");
  expect(of.map(({ measured }) => measured)).toEqual([7700, 234_000]);
});

test("Llama 3.1 8B on eight H100 with FP8 trains 14,451 tokens a second a chip (Megatron-Bridge 25.11)", () => {
  const row = cases.rows.find(
    ({ model, hardware, precision, chips, known_on }) =>
      `${model} ${hardware} ${precision} ${chips} ${known_on}` ===
      "Llama 3.1-8B h100-sxm fp8 8 2025-11-30",
  );
  expect(row?.["measured"]).toBe(14_451);
});

test("SGLang decoded 2,787.5 tokens a second a chip: 22,300 a node of eight H100 (lmsys.org, May 2025)", () => {
  const rates = cases.rows
    .filter(({ kind }) => kind === "serving-pool")
    .map(({ measured }) => measured);
  expect(rates).toContain(22_300 / 8);
});
