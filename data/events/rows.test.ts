import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);
const of = (id: string) => table.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("Gemini Ultra could be used from 8 February 2024", () => {
  expect(of("gemini-ultra-available")).toMatchObject({ date: "2024-02-08", kind: "available" });
});

test("Sora was shown on 15 February 2024", () => {
  expect(of("sora-announced")).toMatchObject({ date: "2024-02-15", organization: "OpenAI" });
});

test("the AI Pin stopped on 28 February 2025", () => {
  expect(of("ai-pin-withdrawn")).toMatchObject({ date: "2025-02-28", kind: "withdrawn" });
});
