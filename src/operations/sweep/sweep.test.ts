import { expect, test } from "vitest";
import { succeed } from "../../base/outcome.ts";
import { createSerialExecutor } from "../../engine/executor.ts";
import { createMachineEvaluators } from "../../engine/machine-evaluator.ts";
import { openEmbeddedFacts } from "../../node/data-folder.ts";
import type { Context } from "../contract/operation.ts";
import { runOperation } from "../contract/run-operation.ts";
import { loadOperation } from "../loaders.ts";
import simulate from "../simulate/simulate.ts";
import type { Piece, RunPieces } from "./piece.ts";
import { runPiece } from "./run-piece.ts";
import { pointsOf } from "./spec.ts";
import sweep from "./sweep.ts";

const host = { now: () => performance.now(), pause: async () => {} };
const context: Context = {
  ...{ facts: openEmbeddedFacts(), today: "2026-11-30", language: "en", version: "0" },
  loadOperation,
  executorFor: () => createSerialExecutor(createMachineEvaluators(), host),
};

const ask = async (spec: string, more: object = {}, using: Partial<Context> = {}) => {
  const run = await runOperation(sweep, { spec, ...more }, { ...context, ...using });
  return run.ok ? run.value.envelope.result : run.error;
};

const MODEL = `
inputs:
  chips: { value: 20000 to 25000, unit: chip }
  price: { value: 1 to 2, unit: USD / chip }
outputs:
  cost: chips * price
`;

test("a row of a split simulation is what the simulation says in one piece", async () => {
  const draws = 10_000;
  const whole = await runOperation(simulate, { model: MODEL, draws }, context);
  if (!whole.ok) throw new Error(whole.error.code);
  const { cost } = whole.value.envelope.result.outputs;
  const spec = `input: { draws: ${draws} }\nkeep: { p50: outputs.cost.p50, mean: outputs.cost.mean }\ndrawsPerPiece: 1024\n`;
  expect(await ask(spec, { model: MODEL })).toMatchObject({
    ...{ points: 1, pieces: 10, complete: true },
    rows: [{ values: { p50: cost?.p50, mean: cost?.mean } }],
  });
});

test("inputs of the model vary with their units kept", async () => {
  const spec = `
input: { draws: 1000 }
grid:
  inputs.price: [2, 3]
  inputs.chips: [10]
keep: { cost: outputs.cost.p50, unit: outputs.cost.unit }
`;
  expect(await ask(spec, { model: MODEL })).toMatchObject({
    varied: ["inputs.price", "inputs.chips"],
    rows: [{ values: { cost: 20, unit: "USD" } }, { values: { cost: 30, unit: "USD" } }],
  });
});

test("inputs vary beside others that are written with colons in their arguments", async () => {
  const model = "inputs:\n  a: lognormal(p10: 5, p90: 10)\n  b: 1\noutputs:\n  y: a * b\n";
  const spec = "input: { draws: 1000 }\ngrid: { inputs.b: [1, 2] }\nkeep: { y: outputs.y.p50 }\n";
  const swept = await ask(spec, { model });
  const values = "rows" in swept ? swept.rows.map((row) => Number(row.values["y"])) : [];
  expect((values[1] as number) / (values[0] as number)).toBeCloseTo(2, 3);
});

test("a model that asks statistics of itself is answered in one piece", async () => {
  const model = "inputs:\n  x: 1 to 2\noutputs:\n  over: x > mean_of(x)\n";
  const whole = await runOperation(simulate, { model, draws: 5000 }, context);
  if (!whole.ok) throw new Error(whole.error.code);
  const over = whole.value.envelope.result.outputs["over"]?.probability;
  const spec =
    "input: { draws: 5000 }\nkeep: { over: outputs.over.probability }\ndrawsPerPiece: 1024\n";
  expect(await ask(spec, { model })).toMatchObject({ pieces: 1, rows: [{ values: { over } }] });
  expect(await ask(`${spec}grid: { seed: [1, 2] }\npool: seed\n`, { model })).toMatchObject({
    code: "sweep-not-plain",
  });
});

test("seeds that are pooled are one row with the draws of all", async () => {
  const spec = `
input: { draws: 4096 }
grid: { seed: { from: 1, to: 8, step: 1 } }
pool: seed
keep: { draws: draws, error: outputs.cost.meanStandardError }
`;
  const one = await ask(spec.replace("to: 8", "to: 1"), { model: MODEL });
  const pooled = await ask(spec, { model: MODEL });
  const errorOf = (result: typeof one) =>
    "rows" in result ? Number(result.rows[0]?.values["error"]) : Number.NaN;
  expect(pooled).toMatchObject({ points: 1, pieces: 8, rows: [{ values: { draws: 8 * 4096 } }] });
  // Eight times the draws: the error of the mean falls by the root of eight, within a few per cent.
  expect(errorOf(one) / errorOf(pooled)).toBeCloseTo(Math.sqrt(8), 1);
});

test("the digest depends on no order of arrival", async () => {
  const spec = "operation: agent\ngrid: { step: [0.9, 0.99], steps: [10, 100] }\n";
  const backwards: RunPieces = async function* (pieces) {
    const all: Piece[] = [...pieces];
    for (const [index, piece] of [...all.entries()].reverse()) {
      yield { index, outcome: await runPiece(piece, context) };
    }
  };
  const forwards = await ask(spec);
  expect(await ask(spec, {}, { piecesFor: () => succeed(backwards) })).toEqual(forwards);
  expect(await ask(spec.replace("0.99", "0.98"))).not.toMatchObject({
    digest: "digest" in forwards ? forwards.digest : "",
  });
});

test("dates and questions of a day vary; an answer of the past rests on what was known", async () => {
  const spec = `
operation: price
input: { atLeast: 126 }
grid: { asOf: { from: 2024-01-31, to: 2024-07-31, every: quarter } }
keep: { asOf: asOf }
`;
  expect(await ask(spec)).toMatchObject({
    rows: ["2024-01-31", "2024-04-30", "2024-07-31"].map((asOf) => ({ point: { asOf } })),
  });
});

test("a point without an answer is named; the others are given where that is asked for", async () => {
  const spec = "operation: agent\ninput: { step: 0.9 }\ngrid: { steps: [2, nonsense] }\n";
  expect(await ask(spec)).toMatchObject({ code: "sweep-incomplete" });
  expect(await ask(spec, { partial: true })).toMatchObject({
    ...{ complete: false, points: 2, rows: { length: 1 } },
    failed: [{ point: { steps: "nonsense" } }],
  });
});

test.each([
  ["operation: sweep", "unknown-operation"],
  ["operation: brief", "unknown-operation"],
  ["grid: { seed: { from: 3, to: 1, step: 1 } }", "sweep-axis-backwards"],
  ["grid: { seed: { from: 0, to: 1e9, step: 1 } }", "sweep-too-large"],
  ["grid: { seed: [] }", "bad-yaml-field"],
  ["grids: {}", "bad-yaml-field"],
  ["input: { mode: fast }", "sweep-not-exact"],
  ["grid: { inputs.price_: [1] }", "sweep-unknown-model-input"],
  ["keep: { all: outputs }", "sweep-not-single"],
  ["keep: { p50: 'outputs..' }", "bad-path"],
  ["pool: seed", "missing-input"],
])("%s is refused: %s", async (spec, code) => {
  expect(await ask(spec, { model: MODEL })).toMatchObject({ code });
});

test("the last field varies fastest", () => {
  const points = pointsOf(
    new Map([
      ["a", [1, 2]],
      ["b", ["x", "y"]],
    ]),
  );
  expect([...points]).toEqual([
    { a: 1, b: "x" },
    { a: 1, b: "y" },
    { a: 2, b: "x" },
    { a: 2, b: "y" },
  ]);
});
