import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { machineExecutor } from "../../test/support/executors.ts";
import { readModel } from "../graph/read-model.ts";
import { simulate } from "./simulate.ts";

type Band = readonly [low: number, high: number];
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/published-models.json"), "utf8"),
) as Record<string, { draws: number; outputs: Record<string, Record<string, Band>> }>;
const examples = join(import.meta.dirname, "../../examples");
const read = (name: string): string => readFileSync(join(examples, `${name}.yaml`), "utf8");

test.each(Object.keys(reference))("%s agrees with numpy within Monte-Carlo error", async (name) => {
  const { draws, outputs } = reference[name]!;
  const model = readModel(read(name));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const options = { draws, seed: 5, method: "random", mode: "strict", driversOf: [] } as const;
  const run = await simulate(model.value, options, machineExecutor);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  expect(Object.keys(run.value.outputs).toSorted()).toEqual(Object.keys(outputs).toSorted());
  for (const [output, bands] of Object.entries(outputs)) {
    const summary = run.value.outputs[output]!;
    for (const [figure, [low, high]] of Object.entries(bands)) {
      const value = summary[figure as "mean"];
      // Half a bin of the histogram, for what falls on the edge of a band.
      const half = 2 ** -14 * Math.abs(value);
      expect(value, `${output} ${figure}`).toBeGreaterThanOrEqual(low - half);
      expect(value, `${output} ${figure}`).toBeLessThanOrEqual(high + half);
    }
  }
});

test("every example but those of the manual's first page has its numbers from outside", () => {
  const files = readdirSync(examples).filter((name) => name.endsWith(".yaml"));
  const names = files.map((name) => name.replace(".yaml", ""));
  const own = ["agent", "bill", "desk", "pilot", "race", "sweep", "training-run"];
  expect(names.filter((name) => !own.includes(name))).toEqual(Object.keys(reference).toSorted());
});
