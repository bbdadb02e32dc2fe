import { expect, test } from "vitest";
import { epochBenchmarks, externalBoards } from "./benchmark-files.ts";
import { benchmarkScores } from "./benchmark-scores.ts";

const header =
  "Model version,Best score (across scorers),stderr,Release date,Organization,Country,Started at,Log viewer";

function ingest(
  lines: Readonly<Record<string, string>>,
  board = "Model version,Score\na,1\nb,2\n",
) {
  const own = epochBenchmarks.map(
    ({ file, name }) => [file, `${header}\n${lines[name] ?? ""}`] as const,
  );
  const others = externalBoards.map((file) => [file, board] as const);
  return benchmarkScores.ingest(new Map([...own, ...others]));
}

test("a score is known from its run, not from the releases, and without one from the edition", () => {
  const draft = ingest({
    "GPQA diamond":
      "old,0.3573232323,0.0236,2023-03-14,OpenAI,United States of America,2025-10-23T01:00:00Z,\nnew,0.8,,2025-01-01,,,,\n",
    "Chess Puzzles": "new,0.18,0.04,2025-01-01,,,2026-04-15T14:38:56.000Z,https://log.example/1\n",
  });
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  const known = draft.value.rows.map((row) => [row["id"], row["known_on"], row["known_basis"]]);
  expect(known).toEqual([
    ["Chess-Puzzles/new", "2026-04-15", "run"],
    ["GPQA-diamond/old", "2025-10-23", "run"],
    ["GPQA-diamond/new", "2026-05-02", "edition"],
  ]);
  expect(draft.value.rows[0]?.["source"]).toBe("https://log.example/1");
});

test("rows of boards run by others are counted and left out", () => {
  const draft = ingest({ "GPQA diamond": "m,0.5,,2025-01-01,,,,\n" });
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  expect(draft.value.rows).toHaveLength(1);
  expect(draft.value.skipped).toMatchObject([
    { reason: "external", count: 2 * externalBoards.length },
  ]);
});

test("a page of HTML in place of a board is refused by name", () => {
  expect(ingest({}, "<!doctype html>")).toMatchObject({
    ok: false,
    error: { code: "html-not-csv", facts: { file: externalBoards[0] } },
  });
});

test("a corrupt score is refused with file, row, column and value", () => {
  expect(ingest({ "MATH level 5": "m,n/a%,,2025-01-01,,,,\n" })).toMatchObject({
    ok: false,
    error: {
      facts: {
        file: "epoch-benchmarks/benchmark_data_2026-05/math_level_5.csv",
        row: 2,
        column: "Best score (across scorers)",
        value: "n/a%",
      },
    },
  });
});
