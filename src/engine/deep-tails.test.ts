import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { interpreterEvaluators } from "../../test/support/interpreter-evaluator.ts";
import { createGraphBuilder } from "../graph/graph.ts";
import { evaluateOnce } from "../graph/interpret.ts";
import { lowerGraph } from "../graph/lower.ts";
import { readModel } from "../graph/read-model.ts";
import { createSerialExecutor } from "./executor.ts";
import { createMachineEvaluators } from "./machine-evaluator.ts";
import { marginals } from "./marginals.ts";
import { type SimulationOptions, simulate } from "./simulate.ts";
import { reachOf } from "./warp-table.ts";

interface Tail {
  readonly name: string;
  readonly parameters: readonly number[];
}
const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/deep-tails.json"), "utf8"),
) as {
  readonly z: readonly number[];
  readonly quantiles: readonly (Tail & { readonly values: readonly number[] })[];
  readonly truncated: readonly (Tail & {
    readonly low: number;
    readonly kept: number;
    readonly median: number;
    readonly p95: number;
  })[];
};

const host = { now: () => 0, pause: () => Promise.resolve() };
const interpreted = createSerialExecutor(interpreterEvaluators, host);
const compiled = createSerialExecutor(createMachineEvaluators(), host);
const options: SimulationOptions = { draws: 16384, seed: 5, method: "sobol", mode: "strict" };

async function run(text: string, more: Partial<SimulationOptions> = {}, executor = compiled) {
  const model = readModel(text);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const result = await simulate(model.value, { ...options, ...more }, executor);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("tails of single distributions", () => {
  test.each(fixture.quantiles)("$name($parameters) is SciPy's out to z = ±9", (row) => {
    const make = createGraphBuilder();
    const warp = marginals.get(row.name)!.warp(...row.parameters);
    const output = warp.build(make, make.draw("uniform", 0, false), reachOf.deep);
    const { nodes, tables } = make;
    const program = lowerGraph({ nodes, tables, months: 0, states: [], outputs: [output] });
    fixture.z.forEach((z, index) => {
      const expected = row.values[index]!;
      const [value = 0] = evaluateOnce(program, () => z);
      // 1e-9 of the table, as much of SciPy's far tails, and a tenth of Student's scale.
      const size = row.name === "student_t" ? Math.max(1, Math.abs(expected)) : expected;
      expect(Math.abs(value - expected) / size, `z = ${z}`).toBeLessThan(3e-9);
    });
  });

  test.each(fixture.truncated)(
    "$name($parameters) cut off below $low, a share of $kept, has SciPy's quantiles",
    async ({ name, parameters, low, median, p95 }) => {
      const belief = `truncated(${name}(${parameters.join(", ")}), ${low})`;
      const { outputs } = await run(`inputs:\n  x: ${belief}\noutputs:\n  x: x\n`);
      // Scrambled Sobol points of one dimension are even: the error is that of the bins, 2⁻¹⁴.
      expect(Math.abs((outputs.x?.p50 ?? 0) / median - 1)).toBeLessThan(2 ** -13);
      expect(Math.abs((outputs.x?.p95 ?? 0) / p95 - 1)).toBeLessThan(2 ** -13);
    },
  );
});

test("a probability of 4e-11 is had by drawing in the tail alone", async () => {
  const text =
    "inputs:\n  z: truncated(normal(0, 1), 6)\noutputs:\n  beyond: z > 6.5\n  least: z\n";
  const { outputs } = await run(text, { tails: "deep" });
  // Φ(−6) and Φ(−6.5), from SciPy; 16384 even points count a share of 0.04 to 1e-3.
  const share = 4.016000583859089e-11 / 9.865876450376946e-10;
  expect(Math.abs((outputs.beyond?.probability ?? 0) / share - 1)).toBeLessThan(2e-3);
  expect(outputs.least?.nonFinite).toEqual({
    notANumber: 0,
    positiveInfinity: 0,
    negativeInfinity: 0,
  });
});

describe("draws with deep tails", () => {
  const text =
    "inputs:\n  a: normal(1, 2)\n  b: gamma(2, 3)\n  c: 5 to 10\n  d: student_t(4)\n  e: uniform(0, 1)\n" +
    "correlations:\n  - { inputs: [a, b], correlation: 0.5 }\noutputs:\n  sum: a + b\n  d: d\n  product: c * e\n";

  test.each(["random", "sobol"] as const)(
    "of method %s give the same counts interpreted and on the vector machine",
    async (method) => {
      const more = { method, tails: "deep", draws: 3000 } as const;
      const [one, other] = [await run(text, more), await run(text, more, interpreted)];
      expect(one).toEqual(other);
      expect(one.tails).toBe("deep");
    },
  );

  test("differ from those of 32 bits by less than any figure shows", async () => {
    const [deep, usual] = [await run(text, { tails: "deep" }), await run(text)];
    expect(usual.tails).toBe("usual");
    for (const [name, { p05, p50, p95 }] of Object.entries(deep.outputs)) {
      const other = usual.outputs[name];
      // A bin more or less.
      expect(Math.abs(p05 - (other?.p05 ?? 0))).toBeLessThan(1e-3 * Math.abs(p05));
      expect(Math.abs(p50 - (other?.p50 ?? 0))).toBeLessThan(1e-3 * Math.abs(p50 || 1));
      expect(Math.abs(p95 - (other?.p95 ?? 0))).toBeLessThan(1e-3 * Math.abs(p95));
    }
  });

  test("reach every shape that the rules allow", { tags: "long" }, () => {
    const build = (name: string, ...parameters: number[]): void => {
      const make = createGraphBuilder();
      const warp = marginals.get(name)!.warp(...parameters);
      warp.build(make, make.draw("normal", 0, false), reachOf.deep);
      expect(make.tables.length).toBeGreaterThan(0);
    };
    for (const a of [0.1, 1, 30, 1e7]) {
      for (const b of [0.1, 1, 30, 1e7]) build("beta", a, b);
      build("gamma", a);
      build("student_t", Math.max(a, 0.2));
    }
  });
});
