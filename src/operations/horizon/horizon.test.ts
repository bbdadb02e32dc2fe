import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedText } from "../../../test/support/publications.ts";
import { needsShared, sharedText } from "../../../test/support/shared.ts";
import { runOperation } from "../contract/run-operation.ts";
import horizon from "./horizon.ts";

async function ask(input: object) {
  const run = await runOperation(horizon, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

test("without runs, shows what METR publishes: Claude Opus 4.6 at 718.8 minutes", async () => {
  const { agents, trend } = await ask({});
  expect(agents.find(({ id }) => id === "Claude Opus 4.6")?.p50Minutes).toBeCloseTo(718.8, 1);
  expect(trend?.n).toBeGreaterThan(14);
});

test("from the carried attempts, gives the published horizons", async () => {
  const { agents } = await ask({
    runs: carriedText("time-horizon", "attempts.csv"),
    bootstrap: 50,
  });
  const find = (id: string) => agents.find((agent) => agent.id === id);
  // Published values stopped early, up to 0.6 % from the optimum.
  expect(Math.abs((find("o1")?.p50Minutes ?? 0) / 42.45 - 1)).toBeLessThan(0.01);
  expect(Math.abs((find("Claude 3.5 Sonnet (New)")?.p50Minutes ?? 0) / 60.52 - 1)).toBeLessThan(
    0.01,
  );
  expect(find("davinci-002")?.p50Minutes).toBeNull();
  expect(find("davinci-002")?.problem).toContain("no success");
  expect(find("gpt-3.5-turbo-instruct")?.extrapolated).toBe(true);
});

test("attempts counted by task give the very answer of the runs one by one", async (context) => {
  needsShared(context);
  const runs = sharedText("pinned/time-horizon/runs_2025-01.jsonl");
  const counted = carriedText("time-horizon", "attempts.csv");
  expect(await ask({ runs: counted, bootstrap: 50 })).toEqual(await ask({ runs, bootstrap: 50 }));
});

const run = (fields: object) =>
  JSON.stringify({
    alias: "a",
    task_id: "t",
    task_family: "f",
    human_minutes: 5,
    score_binarized: 1,
    ...fields,
  });

test.each([
  ["a run without minutes", run({ human_minutes: undefined }), "bad-cell"],
  ["a run of no length", run({ human_minutes: 0 }), "bad-cell"],
  ["a score between 0 and 1", run({ score_binarized: 0.5 }), "bad-cell"],
  ["a line that is not JSON", "{", "not-json"],
  ["a task of two lengths", `${run({})}\n${run({ human_minutes: 6 })}`, "inconsistent-minutes"],
  ["an empty file", "\n", "empty-input"],
])("refuses %s", async (_what, runs, code) => {
  const answer = await runOperation(horizon, { runs }, contextOf());
  expect(answer.ok ? "" : answer.error.code).toBe(code);
});
