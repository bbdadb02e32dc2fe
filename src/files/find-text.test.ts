import { expect, test } from "vitest";
import { findText } from "./find-text.ts";

const texts = new Map([
  ["pinned/chinchilla/points.csv", "a"],
  ["other/notchinchilla/points.csv", "b"],
  ["bare.csv", "c"],
]);

test("finds a folder wherever it stands, by its whole name", () => {
  expect(findText(texts, "chinchilla", "points.csv")).toEqual({
    ok: true,
    value: { file: "pinned/chinchilla/points.csv", text: "a" },
  });
});

test("finds a bare file when no folder is named", () => {
  expect(findText(texts, "", "bare.csv")).toMatchObject({ ok: true, value: { text: "c" } });
});

test("names what is missing", () => {
  expect(findText(texts, "chinchilla", "runs.csv")).toEqual({
    ok: false,
    error: { code: "missing-file", facts: { file: "chinchilla/runs.csv" } },
  });
});
