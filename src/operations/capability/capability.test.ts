import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedTexts } from "../../../test/support/publications.ts";
import { runOperation } from "../contract/run-operation.ts";
import capability from "./capability.ts";

async function askFor(input: object) {
  const run = await runOperation(capability, { bootstrap: 0, ...input }, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

test("reproduces the published index from its scores", async () => {
  const inputs = Object.fromEntries(carriedTexts("capability-index"));
  const result = await askFor({ inputs, lambda: 0.1 });
  expect(result.n).toEqual({ models: 179, benchmarks: 38, scores: 1324 });
  // Printed to four decimals.
  expect(result.cost).toBeCloseTo(3.4474, 4);
  expect(result.models.slice(0, 3).map(({ capability }) => capability.toFixed(4))).toEqual([
    "2.6592",
    "2.6453",
    "2.6446",
  ]);
});

test("the anchors of the public scale stand where they are fixed and have no interval", async () => {
  const { models } = await askFor({ bootstrap: 5 });
  const find = (id: string) => models.find((model) => model.id === id);
  expect(find("claude-3-5-sonnet-20240620")?.eci).toBeCloseTo(130, 9);
  expect(find("gpt-5-2025-08-07_medium")?.eci).toBeCloseTo(150, 9);
  expect(find("gpt-5-2025-08-07_medium")?.lower).toBeNull();
  expect(find("gpt-5-2025-08-07_high")?.lower).not.toBeNull();
});

test("the sensitivity names every other penalty and every benchmark but the anchor", async () => {
  const { sensitivity, n } = await askFor({});
  const count = (choice: string) => sensitivity.filter((row) => row.choice === choice).length;
  expect(count("penalty")).toBe(3);
  expect(count("without-benchmark")).toBeGreaterThanOrEqual(n.benchmarks - 2);
});

test.each([
  ["a score above 1", "m,2024-01-01,b,2023-01-01,1.2\n", "bad-cell"],
  ["a model without a date", "m,,b,2023-01-01,0.2\n", "bad-cell"],
])("refuses %s", async (_what, row, code) => {
  const header = "model,model_date,benchmark,benchmark_date,performance\n";
  const run = await runOperation(
    capability,
    { inputs: { "scores.csv": header + row } },
    contextOf(),
  );
  expect(run.ok ? "" : run.error.code).toBe(code);
  expect(run.ok ? {} : run.error.facts).toMatchObject({ file: "scores.csv", row: 2 });
});

test("refuses a folder without scores", async () => {
  const run = await runOperation(capability, { inputs: {} }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("missing-file");
});

test("before GPT-5 the scale is that of the published index, by all models on both", async () => {
  const { models, n } = await askFor({ asOf: "2025-07-31" });
  expect(n.models).toBeGreaterThan(30);
  const sonnet = models.find(({ id }) => id === "claude-3-5-sonnet-20240620");
  // Nothing fixes it there any more; the published index, of many more benchmarks, says 130.
  expect(Math.abs((sonnet?.eci ?? 0) - 130)).toBeLessThan(5);
});

test("a date on which too few models have scores is told so, with where to look", async () => {
  const run = await runOperation(capability, { asOf: "2024-06-30" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("too-few-benchmarks");
});
