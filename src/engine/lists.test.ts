import { expect, test } from "vitest";
import { machineExecutor } from "../../test/support/executors.ts";
import { readModel } from "../graph/read-model.ts";
import { simulate } from "./simulate.ts";

async function means(text: string) {
  const model = readModel(text);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const options = { draws: 64, seed: 1, method: "random", mode: "strict" } as const;
  const run = await simulate(model.value, options, machineExecutor);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return Object.fromEntries(
    Object.entries(run.value.outputs).map(([name, { mean, p50, undefinedShare }]) => [
      name,
      undefinedShare === 1 ? "undefined" : name.includes("@") ? p50 : mean,
    ]),
  );
}

test("lists are worked on value by value, gathered, and read at a place", async () => {
  const found = await means(`
inputs: { factor: 2 }
let:
  costs: [10, 20, 30]
  doubled: costs * factor
  others: { value: [1, 2, factor + 1], unit: USD }
  total: sum(doubled)
outputs:
  total: total
  mean: mean(costs, 0)
  product: sum(costs * others)
  second: doubled[2]
  computed: doubled[factor + 1]
  inline: "max([1, 7, 3]) + [4, 5][2]"
  least: min(doubled - costs)
  length: length(costs)
  powers: sum(others ^ 2)
  chosen: sum(if(costs > 15, costs, 0))
`);
  expect(found).toEqual({
    ...{ total: 120, mean: 15, product: 10 + 40 + 90, second: 40, computed: 60 },
    ...{ inline: 12, least: 10, length: 3, powers: 14, chosen: 50 },
  });
});

test("a recurrence reads a list at its step, and nothing beyond its end", async () => {
  const found = await means(`
let: { spend: [5, 7, 11] }
recur:
  years: 3
  state: { total: { start: 0, next: "total + spend[year]" }, beyond: { each: "spend[year + 1]" } }
outputs: { total: total, path: { series: total, every: 1 }, beyond: "if(total > 0, spend[total], 0)" }
`).catch((error: Error) => error.message);
  expect(found).toMatch(/no-finite-result.*beyond/);
  const path = await means(`
let: { spend: [5, 7, 11] }
recur:
  years: 3
  state: { total: { start: 0, next: "total + spend[year]" } }
outputs: { path: { series: total, every: 1 } }
`);
  expect(path).toEqual({ "path@1": 5, "path@2": 12, "path@3": 23 });
});

test.each([
  ["costs", "not a list"],
  ["costs[4]", "from 1 to 3"],
  ["costs[1.5]", "from 1 to 3"],
  ["one[1]", "needs a list"],
  ["length(one)", "needs a list"],
  ["sum(costs + [1, 2])", "equally long"],
  ["sum([costs, 1])", "not a list"],
  ["ln(costs)", "not a list"],
])("%s is refused: %s", (formula, rule) => {
  const model = `let:\n  costs: [1, 2, 3]\n  one: 1\noutputs:\n  y: ${formula}\n`;
  const read = readModel(model);
  const problem = read.ok ? undefined : read.error;
  expect(problem?.code).toBe("bad-expression");
  expect(problem?.facts["line"]).toBe(5);
  expect(problem?.facts["rule"]).toContain(rule);
});

test("a unit of a list is that of each value, and a list that reads itself is refused", () => {
  const money = readModel(
    "let:\n  costs: { value: [1, 2], unit: USD }\n  hours: { value: [1, 2], unit: hour }\noutputs:\n  y: sum(costs + hours)\n",
  );
  expect(money.ok ? "" : money.error.code).toBe("unit-mismatch");
  const circle = readModel("let:\n  a: [1, sum(a)]\noutputs:\n  y: sum(a)\n");
  expect(circle.ok).toBe(false);
});
