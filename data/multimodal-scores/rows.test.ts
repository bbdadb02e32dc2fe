import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const scores = readDataset(import.meta.dirname);

test("Gemini 1.5 Pro answers 75.0 % of Video-MME without subtitles, as its board printed", () => {
  expect(scores.cell("VideoMME/gemini-1.5-pro-001-feb24", "score")).toBe(0.75);
});

test("points of GeoBench are of 5,000: Gemini 3 Flash has 4,333", () => {
  expect(scores.cell("GeoBench/gemini-3-flash-preview", "score")).toBe(0.8666);
});

test("two models stand at the date of their papers, not a year before", () => {
  expect(scores.row("VideoMME/VideoLLAMA3-7B").date).toBe("2025-01-22");
  expect(scores.row("VideoMME/LiveCC-7B-Instruct").date).toBe("2025-04-22");
});
