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

describe("readTaskRuns of a table of attempts", () => {
  const table = (...rows: readonly string[]) =>
    readTaskRuns({
      file: "attempts.csv",
      text: ["agent,task,family,human_minutes,attempts,successes", ...rows, ""].join("\n"),
    });

  test("an attempt is a run, the successful ones first", () => {
    const o1 = { agent: "o1", task: "task/main", family: "task", humanMinutes: 12.5 };
    expect(table("o1,task/main,task,12.5,3,1", "o2,task/main,task,12.5,0,0")).toEqual({
      ok: true,
      value: [true, false, false].map((success) => ({ ...o1, success })),
    });
  });

  test.each([
    ["more successes than attempts", "a,t,f,5,2,3", "successes"],
    ["half an attempt", "a,t,f,5,1.5,1", "attempts"],
    ["attempts beyond measure", "a,t,f,5,1000000000,1", "attempts"],
    ["a task of no length", "a,t,f,0,2,1", "human_minutes"],
  ])("refuses %s", (_what, row, column) => {
    expect(table(row)).toMatchObject({
      ok: false,
      error: { code: "bad-cell", facts: { file: "attempts.csv", row: 2, column } },
    });
  });

  test("a table without an attempt is empty", () => {
    expect(table("a,t,f,5,0,0")).toMatchObject({ ok: false, error: { code: "empty-input" } });
  });
});
