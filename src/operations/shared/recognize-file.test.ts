import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../node/package-root.ts";
import { recognizeFile } from "./recognize-file.ts";

const kindsOf = (text: string) => {
  const kinds = recognizeFile({ file: "file", text });
  return kinds.ok ? kinds.value.map(({ kind }) => kind) : [kinds.error.code];
};
const example = (file: string) => readFileSync(join(packageRoot, "examples", file), "utf8");

test.each([
  ["data/values.csv", ["values"]],
  ["data/scores.csv", ["scores"]],
  ["data/leaderboard.csv", ["scores"]],
  ["data/prices.csv", ["prices", "scores"]],
  ["data/scaling.csv", ["scaling"]],
  ["data/runs.jsonl", ["runs"]],
  ["data/attempts.csv", ["runs"]],
  ["data/release-dates.yaml", ["release-dates"]],
  ["data/application.yaml", ["application"]],
  ["data/thresholds.csv", ["thresholds"]],
  ["data/models.csv", ["measures"]],
  ["data/config.json", ["architecture"]],
  ["sweep.yaml", ["sweep"]],
  ["cost.sealed.json", ["sealed"]],
  ["takeoff.yaml", ["model"]],
])("examples/%s is %j", (file, kinds) => {
  expect(kindsOf(example(file))).toEqual(kinds);
});

test("every file of examples/data is of a kind", () => {
  const files = readdirSync(join(packageRoot, "examples/data"));
  expect(files).toHaveLength(12);
});

test.each([
  ["a page of HTML", "<html></html>", "unknown-file"],
  ["a note", "Dear Sir,\nnothing here\n", "unknown-file"],
  ["an empty file", "", "unknown-file"],
  ["other JSON", '{"name": "x"}', "unknown-file"],
  // What it is can be told, but not read: what its reader says is better than "unknown".
  ["a table of scores with a wrong date", "model,date,A\nx,soon,0.5\n", "bad-cell"],
  ["a model with a wrong formula", "outputs:\n  a: 1 +\n", "bad-expression"],
])("%s is refused: %s", (_, text, code) => {
  expect(kindsOf(text)).toEqual([code]);
});
