import { type Outcome, succeed } from "../../base/outcome.ts";
import { findText } from "../../files/find-text.ts";
import type { Texts } from "../../files/texts.ts";
import { attemptColumns, readTaskRuns, type TaskRun } from "../../files/time-horizon-runs.ts";
import type { PublicationAdapter, TableDraft } from "../publication-adapter.ts";

const repository = "https://github.com/METR/eval-analysis-public/tree/19b0311";

/** Attempts and successes by agent and task, counted from the runs of January 2025. */
export const timeHorizon: PublicationAdapter = {
  publication: "time-horizon",
  carry(texts) {
    const attempts = countAttempts(texts);
    return attempts.ok ? succeed({ description, tables: [attempts.value] }) : attempts;
  },
};

function countAttempts(texts: Texts): Outcome<TableDraft> {
  const source = findText(texts, "time-horizon", "runs_2025-01.jsonl");
  if (!source.ok) return source;
  const runs = readTaskRuns(source.value);
  if (!runs.ok) return runs;
  const counts = new Map<string, { readonly run: TaskRun; attempts: number; successes: number }>();
  for (const run of runs.value) {
    const key = JSON.stringify([run.agent, run.family, run.task, run.humanMinutes]);
    const count = counts.get(key) ?? { run, attempts: 0, successes: 0 };
    count.attempts++;
    if (run.success) count.successes++;
    counts.set(key, count);
  }
  const records = [...counts.values()].map(({ run, attempts, successes }) => {
    const { agent, task, family, humanMinutes } = run;
    return [agent, task, family, humanMinutes, attempts, successes].map(String);
  });
  return succeed({ description: { ...table, skipped: [] }, records });
}

const said: Readonly<Record<(typeof attemptColumns)[number], { unit?: string; says: string }>> = {
  agent: { says: "model with its scaffold; `human` are the people who set the times" },
  task: { says: "task, in the order of first appearance" },
  family: { says: "family of similar tasks" },
  human_minutes: { unit: "min", says: "time that a skilled person takes" },
  attempts: { unit: "1", says: "runs of the agent at the task" },
  successes: { unit: "1", says: "runs that succeeded" },
};

const table = {
  file: "attempts.csv",
  standsFor: "time-horizon/runs_2025-01.jsonl",
  url: repository,
  columns: attemptColumns.map((name) => {
    const { says: description, ...unit } = said[name];
    return { name, ...unit, description };
  }),
};

const description = {
  id: "time-horizon",
  title: {
    en: "Task-completion time horizons of January 2025: METR, arXiv 2503.14499",
    zh: "2025 年 1 月的任务完成时长：METR，arXiv 2503.14499",
  },
  publisher: "METR",
  url: "https://arxiv.org/abs/2503.14499",
  licence:
    "MIT by the licence file of METR/eval-analysis-public at 51ca19b; figures used as facts with attribution",
  attribution:
    "METR, eval-analysis-public (commit 19b0311), runs of January 2025, counted by agent and task; Kwa et al., Measuring AI ability to complete long tasks (arXiv 2503.14499).",
  retrieved: "2026-11-23",
  notCarried: [
    {
      what: {
        en: "single runs with their time, cost, tokens and raw score",
        zh: "逐次运行及其时间、费用、token 数与原始得分",
      },
      files: [],
      url: repository,
    },
  ],
};
