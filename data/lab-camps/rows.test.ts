import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const camps = readDataset(import.meta.dirname);

const pair = (lab: string, backer: string) =>
  camps.rows.find((row) => row["lab"] === lab && row["backer"] === backer);

test("the rows are the ones that the manifest describes", () => {
  expect(camps.intact).toBe(true);
  expect(camps.manifest.coverage.rows).toBe(camps.rows.length);
});

test("Microsoft stands behind OpenAI since July 2019", () => {
  expect(pair("OpenAI", "Microsoft")).toMatchObject({
    date: "2019-07-22",
    roles: ["cloud", "investor"],
  });
});

test("Google came to Anthropic before Amazon", () => {
  expect(pair("Anthropic", "Google")?.date).toBe("2023-02-03");
  expect(pair("Anthropic", "Amazon")).toMatchObject({
    date: "2023-09-25",
    roles: ["cloud", "chips", "investor"],
  });
});

test("SoftBank, CoreWeave and Amazon stand behind OpenAI since 2025", () => {
  const since = ["SoftBank", "CoreWeave", "Amazon"].map((backer) => pair("OpenAI", backer)?.date);
  expect(since).toEqual(["2025-01-21", "2025-03-10", "2025-11-03"]);
});

test("Mistral AI is sold on Microsoft's cloud since February 2024", () => {
  expect(pair("Mistral AI", "Microsoft")).toMatchObject({ date: "2024-02-26", roles: ["cloud"] });
});
