import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFewAndAll } from "../../test/support/few-and-all.ts";
import { randomProgram } from "../../test/support/random-program.ts";
import type { Program } from "../graph/program.ts";
import { readModel } from "../graph/read-model.ts";
import { createSerialExecutor } from "./executor.ts";
import { readTally } from "./histogram.ts";
import { createMachineEvaluators } from "./machine-evaluator.ts";
import { type Simulation, type SimulationOptions, simulate } from "./simulate.ts";
import { runInSingle } from "./single-precision.ts";

const executor = createSerialExecutor(createMachineEvaluators(), {
  now: () => 0,
  pause: async () => undefined,
});
const defaults: SimulationOptions = {
  draws: 20_000,
  seed: 7,
  method: "random",
  mode: "strict",
  precision: "single",
  driversOf: [],
};

async function run(text: string, options: Partial<SimulationOptions> = {}): Promise<Simulation> {
  const model = readModel(text);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const result = await simulate(model.value, { ...defaults, ...options }, executor);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const ofNormal = (expression: string): string =>
  `inputs:\n  x: normal(0, 1)\noutputs:\n  y: ${expression}\n`;

const figures = ["mean", "p05", "p50", "p95"] as const;
/** The check's tolerance, and a bin of 2⁻¹³ that a rounding may fall on the other side of. */
const mostApart = 1e-4 + 2 ** -13;

describe("single precision", () => {
  test.each(["fermi", "training-programme", "race"])(
    "of the model %s agrees with double precision, and says by how much it differs",
    async (name) => {
      const text = readFileSync(join(import.meta.dirname, "fixtures", `${name}.yaml`), "utf8");
      const single = await run(text);
      const double = await run(text, { precision: "double" });
      expect(single.precision).toBe("single");
      expect(single.precisionCheck).toMatchObject({ passed: true, draws: 4096 });
      expect(single.precisionCheck?.error).toBeGreaterThan(0);
      expect(single.precisionCheck?.error).toBeLessThan(1e-5);
      expect(double.precision).toBe("double");
      expect(double.precisionCheck).toBeUndefined();
      for (const [output, summary] of Object.entries(double.outputs)) {
        for (const figure of figures) {
          const [exact, value] = [summary[figure], single.outputs[output]![figure]!];
          expect(Math.abs(value - exact)).toBeLessThanOrEqual(mostApart * Math.abs(exact));
        }
      }
    },
  );

  const agrees = "of %i random programs agrees with double precision wherever the check passes";
  testFewAndAll(agrees, [30, 300], async (programs) => {
    let state = 12345;
    const next = (most: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % most;
    };
    const sampling = { seed: 3, method: "random" } as const;
    let passed = 0;
    for (let i = 0; i < programs; i++) {
      const drawn = randomProgram(next);
      // Not outside the range of singles, or every program would be refused for it.
      const constants = drawn.constants.map((value) => Math.min(value, 1e6));
      const program = { ...drawn, constants };
      const job = { program, sampling, mode: "strict", draws: 12_288 } as const;
      const names = program.outputs.map(String);
      const result = await runInSingle(job, program, names, executor);
      if (result.precision === "double") continue;
      passed++;
      const exact = (await executor.run(job)).tallies;
      result.tallies.forEach((tally, k) => {
        const [a, b] = [readTally(tally), readTally(exact[k] as (typeof exact)[number])];
        const spread = b.quantile(0.95) - b.quantile(0.05);
        for (const p of [0.05, 0.5, 0.95]) {
          const scale = Math.max(Math.abs(b.quantile(p)), 0.01 * spread);
          expect(Math.abs(a.quantile(p) - b.quantile(p))).toBeLessThanOrEqual(mostApart * scale);
        }
      });
    }
    expect(passed).toBeGreaterThan((programs * 2) / 3);
  });

  test("is refused where large numbers cancel", async () => {
    const text = ofNormal("max(100000000 + x, 0) - 100000000");
    const { precision, precisionCheck, outputs } = await run(text);
    expect(precision).toBe("double");
    expect(precisionCheck).toMatchObject({ passed: false, reason: "differs", output: "y" });
    expect(precisionCheck?.error).toBeGreaterThan(0.1);
    expect(outputs).toEqual((await run(text, { precision: "double" })).outputs);
  });

  test("is refused where only the spread of an output is lost", async () => {
    const { precisionCheck } = await run(ofNormal("max(1000000 + x / 100, 0)"));
    expect(precisionCheck).toMatchObject({ passed: false, reason: "differs" });
  });

  test("is refused where values overflow, in the first samples or later", async () => {
    const early = await run(ofNormal("exp(100 * x)"));
    expect(early.precision).toBe("double");
    expect(early.precisionCheck).toMatchObject({
      passed: false,
      reason: "not-finite",
      output: "y",
    });
    expect(early.outputs.y?.nonFinite.positiveInfinity).toBe(0);
    // e^88.7 is the largest single: x = 4.2 is 1 in 75,000 samples, and none of the first 4,096.
    const late = await run(ofNormal("exp(21 * x)"), { draws: 1_000_000 });
    expect(late.precision).toBe("double");
    expect(late.precisionCheck).toMatchObject({ passed: false, reason: "not-finite", draws: 4096 });
    expect(late.outputs.y?.nonFinite.positiveInfinity).toBe(0);
  });

  test("is refused for constants out of its range and counts it cannot hold", async () => {
    const { precisionCheck } = await run(ofNormal("x * 1e-200 * 1e39 + 3"));
    expect(precisionCheck?.reason).toBe("range");
    const program: Program = {
      slots: 2,
      constants: [16_777_217],
      tables: [],
      draws: [{ kind: "uniform", stream: 0, slot: 0 }],
      before: [{ op: "eq", target: 1, args: [0, -1] }],
      loop: undefined,
      after: [],
      outputs: [1],
    };
    const sampling = { seed: 1, method: "random" } as const;
    const job = { program, sampling, mode: "strict", draws: 100 } as const;
    const { check } = await runInSingle(job, program, ["same"], executor);
    expect(check).toEqual({ passed: false, reason: "count", value: 16_777_217 });
  });

  test("keeps what narrow outputs far from zero need", async () => {
    const options = { draws: 8192, method: "sobol" } as const;
    const { precision, outputs } = await run(ofNormal("max(1000 + 50 * x, 0)"), options);
    expect(precision).toBe("single");
    expect(outputs.y?.deviation).toBeGreaterThan(49.9);
    expect(outputs.y?.deviation).toBeLessThan(50.1);
  });
});
