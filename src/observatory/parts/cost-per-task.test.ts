import { expect, test } from "vitest";
import { type CostedRun, costPerTask, runsAbove, runsByModels } from "./cost-per-task.ts";

const run = (model: string, date: string, score: number, usdPerTask: number): CostedRun => ({
  benchmark: "aider-polyglot",
  model,
  date,
  score,
  usdPerTask,
  source: "",
});

const rated = (version: string, score: number) => ({
  version,
  label: version,
  date: "2025-01-01",
  score,
  group: version,
  organization: undefined,
  open: undefined,
});

test("a run belongs to the version of its effort, else to a model able at every effort", () => {
  const models = [
    rated("o3-2025-04-16_high", 146),
    rated("o3-2025-04-16_medium", 144),
    rated("DeepSeek-R1-0528", 142),
    rated("DeepSeek-R1", 139),
  ];
  const runs = [
    run("o3 (high)", "2025-06-25", 0.81, 0.09),
    run("o3", "2025-06-25", 0.77, 0.06),
    run("DeepSeek R1", "2025-01-20", 0.57, 0.02),
    run("DeepSeek R1 (0528)", "2025-06-06", 0.71, 0.02),
    run("DeepSeek R1 + claude-3-5-sonnet-20241022", "2025-01-23", 0.64, 0.06),
  ];
  const able = (bar: number) => runsByModels(runs, models, bar).map(({ model }) => model);
  expect(able(145)).toEqual(["o3 (high)"]);
  expect(able(144)).toEqual(["o3 (high)", "o3"]);
  expect(able(140)).toEqual(["o3 (high)", "o3", "DeepSeek R1 (0528)"]);
});

test("the running cheapest has no rate of decline within weeks", () => {
  const runs = [
    run("a", "2024-12-21", 0.6, 1),
    run("b", "2024-12-22", 0.6, 0.1),
    run("c", "2024-12-25", 0.6, 0.01),
    run("dear", "2025-12-25", 0.9, 5),
    run("weak", "2025-06-25", 0.1, 0.005),
    run("weaker", "2025-12-25", 0.1, 0.001),
  ];
  const [weeks] = costPerTask(runsAbove(runs, "aider-polyglot", 0.5));
  expect(weeks?.history.map(({ model }) => model)).toEqual(["a", "b", "c"]);
  expect(weeks?.fit).toBeUndefined();
  const [year] = costPerTask(runsAbove(runs, "aider-polyglot", 0));
  expect(year?.fit?.n).toBe(5);
});
