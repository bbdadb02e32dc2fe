import { expect, test } from "vitest";
import { factsOf } from "../../test/support/facts.ts";
import { selectScores } from "../trends/parts/capability-editions.ts";
import { multimodalLines } from "./multimodal.ts";

function linesOn(asOf: string) {
  const facts = factsOf();
  const window = { asOf, hindsight: false };
  const scores = selectScores(facts, window);
  if (!scores.ok) throw new Error(scores.error.code);
  const lines = multimodalLines(facts, window, scores.value.versions);
  if (!lines.ok) throw new Error(lines.error.code);
  return new Map(lines.value.map((line) => [line.benchmark, line]));
}

test("images and videos have a line each, of models that beat all before them", () => {
  const lines = linesOn("2026-11-23");
  expect([...lines.keys()]).toEqual(["VideoMME", "VPCT", "GeoBench"]);
  for (const { records } of lines.values()) {
    const scores = records.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(new Set(scores).size).toBe(scores.length);
  }
});

test("Gemini 3 Pro solves 91 % of the picture puzzles, far above what its points would say", () => {
  const vpct = linesOn("2026-11-23").get("VPCT");
  expect(vpct?.records.at(-1)).toMatchObject({ label: "gemini-3-pro-preview", score: 0.91 });
  expect(vpct?.link?.disagreements[0]).toMatchObject({ label: "gemini-3-pro-preview" });
  expect(vpct?.link?.disagreements[0]?.above).toBeGreaterThan(1);
});

test("only where a guess earns nothing do the odds of the best models have a rate", () => {
  const lines = linesOn("2026-11-23");
  expect(lines.get("VPCT")).toMatchObject({ chance: 0.333333, growth: undefined });
  expect(lines.get("VideoMME")).toMatchObject({ chance: 0.25, growth: undefined });
  // By hand from the seven records of the map: 1.90 a year.
  expect(lines.get("GeoBench")?.growth?.growthPerYear).toBeCloseTo(1.9, 1);
});

test("a benchmark is not known before its questions were public", () => {
  expect([...linesOn("2024-05-30").keys()]).toEqual([]);
  expect([...linesOn("2024-12-31").keys()]).toEqual(["VideoMME"]);
});
