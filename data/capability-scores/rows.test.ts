import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const scores = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(scores.intact).toBe(true);
  expect(scores.manifest.coverage.rows).toBe(scores.rows.length);
});

test("GPT-4 of March 2023 scores 125.75 in the edition of 22 August 2026", () => {
  const gpt4 = scores.row("2026-08-22/gpt-4-0314");
  expect([gpt4["eci"], gpt4["eci_low"], gpt4["eci_high"]]).toEqual([125.75, 119.46, 129.71]);
});

test("Claude Opus 5.5 leads the edition of 8 October 2026 with 167.33", () => {
  const edition = scores.rows.filter((row) => row["edition"] === "2026-10-08");
  const best = edition.reduce((a, b) => (Number(b["eci"]) > Number(a["eci"]) ? b : a));
  expect([best["model"], best["eci"]]).toEqual(["Claude Opus 5.5", 167.33]);
});

test("the anchors are Claude 3.5 Sonnet at 130 and GPT-5 at 150, without intervals", () => {
  const anchors = scores.rows.filter((row) => row["anchor"] === true);
  const points = new Set(anchors.map((row) => `${row["model"]} ${row["eci"]}`));
  expect([...points].sort()).toEqual(["Claude 3.5 Sonnet 130", "GPT-5 150"]);
  expect(anchors.every((row) => row["eci_low"] === undefined)).toBe(true);
});

test("a score lies inside its own interval", () => {
  const outside = scores.rows.filter(
    (row) =>
      Number(row["eci_low"]) > Number(row["eci"]) || Number(row["eci"]) > Number(row["eci_high"]),
  );
  expect(outside.map((row) => row.id)).toEqual([]);
});
