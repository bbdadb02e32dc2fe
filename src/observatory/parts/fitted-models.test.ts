import { expect, test } from "vitest";
import { type MadeRows, madeFacts } from "../../../test/support/made-facts.ts";
import { fittedModels } from "./fitted-models.ts";

/** Raw capability c stands at 100 + 10 c; draws of a model lie around it. */
const raw = { late: 2, early: 0, "gpt-4-x": 1, undated: 3, other: 0.5 };
const fit = {
  ...{ cost: 0, penalty: 0, n: 0, benchmarks: [] },
  models: Object.entries(raw).map(([model, capability]) => ({ model, capability })),
};
const draws = {
  capabilities: fit.models.map((_, index) => Float64Array.of(index, 2 * index, 4 * index)),
  unconverged: 0,
};
const anchors = [
  { model: "early", value: 100 },
  { model: "late", value: 120 },
];
const dates = new Map([
  ["late", "2024-06-01"],
  ["early", "2023-01-01"],
  ["gpt-4-x", "2023-03-01"],
  ["other", "2023-01-01"],
]);

function on(asOf: string, rows: MadeRows = {}) {
  const window = { asOf, hindsight: false };
  const models = fittedModels({ fit, draws, anchors, dates }, madeFacts(rows), window);
  if (!models.ok) throw new Error(models.error.code);
  return models.value;
}

test("models stand in order of release, on the public scale, each with its own draws", () => {
  const { models, draws: drawn, level } = on("2024-06-01");
  expect(models.map(({ version, eci }) => [version, eci])).toEqual([
    ["early", 100],
    // On the same day they stay in the order of the file.
    ["other", 105],
    ["gpt-4-x", 110],
    ["late", 120],
  ]);
  expect(drawn.map((each) => each[0])).toEqual([1, 4, 2, 0]);
  expect(level).toBe(0.9);
});

test("a model is known from the day of its release, one without a date never", () => {
  expect(on("2024-05-31").models.map(({ version }) => version)).not.toContain("late");
  expect(on("2024-06-01").models.map(({ version }) => version)).toContain("late");
  expect(on("2030-01-01").models.map(({ version }) => version)).not.toContain("undated");
});

test("its maker is told by its name, or by the published index where that knows it", () => {
  const named = on("2024-06-01").models.find(({ version }) => version === "gpt-4-x");
  expect(named).toMatchObject({ organization: "OpenAI", open: false, parameters: undefined });
  const rows = {
    "capability-scores": [
      {
        ...{ version: "gpt-4-x", model: "gpt-4-x", label: "GPT-4 X", edition: "2023-04-01" },
        ...{ date: "2023-03-01", eci: 126, organizations: "Meta AI", open_weights: true },
      },
    ],
  };
  const known = on("2024-06-01", rows).models.find(({ version }) => version === "gpt-4-x");
  expect(known).toMatchObject({ open: true, eci: 110 });
  expect(known?.organization).not.toBe("OpenAI");
});

test("a difference is a tie within the interval of its joint draws", () => {
  const { tolerance } = on("2024-06-01");
  // Draws of 1, 2, 4 less 4, 8, 16 are −3, −6, −12: a deviation of √21; 2.919986 is the 95 % point
  // of t with two degrees of freedom.
  expect(tolerance(0, 1)).toBeCloseTo(2.919986 * Math.sqrt(21), 4);
  expect(tolerance(1, 0)).toBe(tolerance(0, 1));
  expect(tolerance(2, 2)).toBe(0);
});

test("a single draw gives no interval", () => {
  const single = { ...draws, capabilities: draws.capabilities.map((each) => each.slice(0, 1)) };
  const models = fittedModels({ fit, draws: single, anchors, dates }, madeFacts({}), {
    ...{ asOf: "2024-06-01", hindsight: false },
  });
  expect(models.ok && models.value.tolerance(0, 1)).toBe(0);
});
