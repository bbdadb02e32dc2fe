import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const table = readDataset(import.meta.dirname);
const of = (id: string) => table.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(table.intact).toBe(true);
  expect(table.manifest.coverage.rows).toBe(table.rows.length);
});

test("Sutskever left OpenAI on 14 May 2024", () => {
  expect(of("openai-sutskever")).toMatchObject({ date: "2024-05-14", person: "Ilya Sutskever" });
});

test("Microsoft hired the people of Inflection in March 2024", () => {
  expect(of("inflection-microsoft")).toMatchObject({
    kind: "acqui-hired",
    counterparty: "Microsoft",
  });
});

test("Z.ai was listed in Hong Kong in January 2026", () => {
  expect(of("z.ai-listed")).toMatchObject({ kind: "listed", date: "2026-01-08" });
});
