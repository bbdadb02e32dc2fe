import { describe, expect, test } from "vitest";
import { readUpstream } from "./read-upstream.ts";
import {
  companyColumn,
  reportDateColumn,
  reporterColumn,
  snapshotColumn,
  snapshotOfFile,
} from "./report-columns.ts";

test("a company has one name whatever its table calls it, and must have one", () => {
  const column = companyColumn("Company");
  expect(column.read(" Zhipu  AI ")).toEqual({ ok: true, value: "Z.ai" });
  expect(column.read(" ")).toMatchObject({ ok: false, error: { facts: { rule: "not empty" } } });
});

describe("a column of report dates", () => {
  const column = reportDateColumn("Report date");
  test("takes a date, and takes a slip in the year as not given", () => {
    expect(column.read("2025-09-19")).toEqual({ ok: true, value: "2025-09-19" });
    expect(column.read("0202-07-30")).toEqual({ ok: true, value: undefined });
  });
  test("refuses what is no date", () => {
    expect(column.read("last week").ok).toBe(false);
  });
});

test.each([
  ["Company disclosure (blog)", "company"],
  ["Media report", "media"],
  ["Analyst note", "estimate"],
  ["Third-party estimate", "estimate"],
  ["Forum", "other"],
  ["", "unstated"],
])("the source type %j means: reported by %s", (text, reporter) => {
  expect(reporterColumn("Source type").read(text)).toEqual({ ok: true, value: reporter });
});

test("the day of a copy stands in the row, or holds for the whole file", () => {
  const texts = new Map([["a.csv", "copy\nread from copy 2026-01-16\nannounced\n"]]);
  expect(
    readUpstream(texts, "a.csv", {
      named: snapshotColumn("copy", "2026-11-23"),
      ofFile: snapshotOfFile("2026-09-03"),
    }),
  ).toEqual({
    ok: true,
    value: [
      { row: 2, named: "2026-01-16", ofFile: "2026-09-03" },
      { row: 3, named: "2026-11-23", ofFile: "2026-09-03" },
    ],
  });
});
