import { expect, test } from "vitest";
import { embeddedStore } from "../../test/support/facts.ts";
import { openFacts } from "../data/facts.ts";
import { selectScores } from "../trends/parts/capability-editions.ts";
import { multimodalLines } from "./multimodal.ts";

function linesOn(asOf: string) {
  const facts = openFacts(embeddedStore);
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

test("four records are too few for a line", () => {
  const video = linesOn("2026-11-23").get("VideoMME");
  expect(video?.records).toHaveLength(4);
  expect(video?.growth).toBeUndefined();
});

test("a benchmark is not known before its questions were public", () => {
  expect([...linesOn("2024-05-30").keys()]).toEqual([]);
  expect([...linesOn("2024-12-31").keys()]).toEqual(["VideoMME"]);
});
