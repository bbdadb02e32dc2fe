import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const matches = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(matches.intact).toBe(true);
  expect(matches.manifest.coverage.rows).toBe(matches.rows.length);
});

test("Google was first by the capability index: Gemini 1.5 Pro, 126.94 against 125.75", () => {
  const row = matches.row("capability-index-google");
  expect([row["model"], row.date]).toEqual(["Gemini 1.5 Pro", "2024-02-15"]);
  expect([row["value"], row["bar"], row["bar_low"], row["bar_high"]]).toEqual([
    126.94, 125.75, 119.46, 129.71,
  ]);
});

test("Meta matched with open weights in July 2024 by the index, in April in the Arena", () => {
  expect(matches.row("capability-index-meta").date).toBe("2024-07-23");
  expect(matches.row("arena-meta").date).toBe("2024-04-18");
  expect(matches.cell("capability-index-meta", "open_weights")).toBe("restricted");
});

test("two models of Anthropic entered the Arena above GPT-4 together, at 1201 and 1248", () => {
  const row = matches.row("arena-anthropic");
  expect([row["value_low"], row["value_high"], row["bar"]]).toEqual([1201, 1248, 1186]);
});

test("13 matches by the index, 19 in the Arena, 3 by statement", () => {
  const count = (name: string) => matches.rows.filter((row) => row["test"] === name).length;
  expect([count("capability-index"), count("arena"), count("statement")]).toEqual([13, 19, 3]);
});

test("where the release is not known the date is the first snapshot, and says so", () => {
  const onBoard = matches.rows.filter((row) => row["date_kind"] === "board");
  expect(onBoard).toHaveLength(5);
  for (const row of onBoard) expect(row.date).toBe(row.known_on);
});
