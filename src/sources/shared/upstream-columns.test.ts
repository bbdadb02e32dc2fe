import { describe, expect, test } from "vitest";
import { addressColumn, choiceColumn, periodColumn, rangeColumn } from "./upstream-columns.ts";

describe("a column of choices", () => {
  const column = choiceColumn("type", { ARR: "ARR", run_rate: "run-rate" });
  test("gives our word for theirs", () => {
    expect(column.read(" run_rate ")).toEqual({ ok: true, value: "run-rate" });
  });
  test("refuses another word and names the ones it knows", () => {
    expect(column.read("GMV")).toEqual({
      ok: false,
      error: { code: "bad-cell", facts: { rule: "one of ARR, run_rate", value: "GMV" } },
    });
  });
});

describe("a column of addresses", () => {
  const column = addressColumn("source");
  test("takes the first address without what tells who shared the link", () => {
    const text = "https://a.org/x?rc=9mzoog&page=8&utm_source=z (2021); https://b.org";
    expect(column.read(text)).toEqual({ ok: true, value: "https://a.org/x?page=8" });
    expect(column.read("https://a.org/x?")).toEqual({ ok: true, value: "https://a.org/x" });
  });
  test("refuses a text without one", () => {
    expect(column.read("page read")).toMatchObject({
      ok: false,
      error: { facts: { rule: "a web address", value: "page read" } },
    });
  });
});

test("periods and ranges are read by their own readers", () => {
  expect(periodColumn("year").read("2025Q1")).toMatchObject({ value: { lastDay: "2025-03-31" } });
  expect(rangeColumn("twh").read("200-250")).toMatchObject({ value: { low: 200, high: 250 } });
});
