import { describe, expect, test } from "vitest";
import { readTaskRuns } from "./time-horizon-runs.ts";

const run = {
  alias: "o1",
  task_id: "task/main",
  task_family: "task",
  human_minutes: 12.5,
  score_binarized: 1,
};
const read = (...lines: unknown[]) =>
  readTaskRuns({
    file: "runs.jsonl",
    text: `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`,
  });

describe("readTaskRuns", () => {
  test("reads one run a line", () => {
    expect(read(run)).toEqual({
      ok: true,
      value: [
        { agent: "o1", task: "task/main", family: "task", humanMinutes: 12.5, success: true },
      ],
    });
  });

  test("a run without minutes is named by its row", () => {
    const { human_minutes: _, ...without } = run;
    expect(read(run, without)).toEqual({
      ok: false,
      error: {
        code: "bad-cell",
        facts: {
          file: "runs.jsonl",
          row: 2,
          column: "human_minutes",
          rule: "a number above 0",
          value: "",
        },
      },
    });
  });

  test("a score that is neither 0 nor 1 is refused with its value", () => {
    expect(read({ ...run, score_binarized: 0.5 })).toMatchObject({
      ok: false,
      error: { facts: { row: 1, column: "score_binarized", rule: "0 or 1", value: "0.5" } },
    });
  });

  test("a line that is not a JSON object is refused, and so is an empty file", () => {
    const broken = readTaskRuns({ file: "runs.jsonl", text: "{" });
    expect(broken).toMatchObject({ ok: false, error: { code: "not-json", facts: { row: 1 } } });
    expect(read(3)).toMatchObject({ ok: false, error: { code: "not-json", facts: { row: 1 } } });
    expect(readTaskRuns({ file: "runs.jsonl", text: "\n" })).toMatchObject({
      ok: false,
      error: { code: "empty-input" },
    });
  });
});
