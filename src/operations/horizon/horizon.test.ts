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

/** Runs at tasks of 1 to 512 minutes, solved up to the agent's horizon and now and then beyond. */
const runsOf = (horizons: Readonly<Record<string, number>>, more: object = {}) =>
  Object.entries(horizons)
    .flatMap(([alias, horizon]) =>
      Array.from({ length: 40 }, (_, index) => {
        const minutes = 2 ** (index % 10);
        const solved = index % 7 === 0 ? minutes > horizon : minutes <= horizon;
        return run({
          ...{ alias, task_id: `t${index % 10}`, human_minutes: minutes },
          ...{ score_binarized: solved ? 1 : 0, ...more },
        });
      }),
    )
    .join("\n");

test.each([
  ["GPT-4 1106 (Inspect)", "2023-11-06"],
  ["Claude 3.5 Sonnet (New) (Inspect)", "2024-10-22"],
  ["Claude 4.1 Opus (Inspect)", "2025-08-05"],
  ["Claude 4 Opus", "2025-05-22"],
  ["davinci-002 (GPT-3)", "2020-05-28"],
  ["o1-preview (elicited) (Inspect)", "2024-09-12"],
  ["DeepSeek-R1", "2025-01-20"],
  ["gpt-oss-120b", "2025-08-05"],
  ["an agent of ours", null],
])("%s is dated as METR dates it", async (alias, date) => {
  const { agents } = await ask({ runs: runsOf({ [alias]: 16 }), bootstrap: 0 });
  expect(agents[0]?.date).toBe(date);
});

test("agents of models released after the day of the question are left out", async () => {
  const runs = runsOf({ "GPT-4 1106 (Inspect)": 8, "GPT-5 (Inspect)": 64 });
  const { agents } = await ask({ runs, bootstrap: 0, asOf: "2024-06-30" });
  expect(agents.map(({ id }) => id)).toEqual(["GPT-4 1106 (Inspect)"]);
});

test("a date in the runs, or in a file beside them, dates an agent", async () => {
  const within = runsOf({ ours: 16 }, { release_date: "2026-03-01" });
  expect((await ask({ runs: within, bootstrap: 0 })).agents[0]?.date).toBe("2026-03-01");
  const beside = { runs: `\uFEFF${runsOf({ ours: 16 })}`, bootstrap: 0 };
  const dated = await ask({ ...beside, releaseDates: "date:\n  ours: 2026-02-01\n" });
  expect(dated.agents[0]?.date).toBe("2026-02-01");
});
