import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { openFacts } from "../../src/data/facts.ts";
import { createSerialExecutor, type Executor } from "../../src/engine/executor.ts";
import { createMachineEvaluators } from "../../src/engine/machine-evaluator.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Program, Sampling, Tally } from "../../src/graph/program.ts";
import { readModel } from "../../src/graph/read-model.ts";
import { digestOf } from "../../src/operations/contract/digest.ts";
import { runOperation } from "../../src/operations/contract/run-operation.ts";
import { operations } from "../../src/operations/index.ts";
import { loadOperation } from "../../src/operations/loaders.ts";
import { philox4x32 } from "../../src/stats/philox.ts";
import { interpreterEvaluators } from "./interpreter-evaluator.ts";
import { randomProgram } from "./random-program.ts";

/** What is computed with: texts, so that a browser can be given the same. */
export interface World {
  readonly datasets: Readonly<Record<string, { readonly manifest: string; readonly rows: string }>>;
  /** Name → text of a model file. */
  readonly models: Readonly<Record<string, string>>;
}

/** Numbers of examples by the name of their operation. */
export type Asked = Readonly<Record<string, readonly number[]>>;

/** Which examples are computed, and the version that their answers say. */
export interface AskedBits {
  readonly asked: Asked;
  readonly version?: string;
}

/** Name of something computed → digest of every bit of it. */
export type Bits = Readonly<Record<string, string>>;

const methods = ["random", "sobol"] as const;
const machine = createMachineEvaluators();
const host = { now: () => 0, pause: async () => undefined };
const executor = createSerialExecutor(machine, host);

/** Digests of examples of operations, without the clock of the host. */
export async function bitsOfOperations(
  { datasets, asked, version = "0.0.0-test" }: World & AskedBits,
  run: Executor = executor,
): Promise<Bits> {
  const facts = openFacts({
    ids: Object.keys(datasets).sort(),
    readManifestText: (id) => datasets[id]?.manifest ?? "",
    readRowsText: (id) => datasets[id]?.rows ?? "",
  });
  const found: Record<string, string> = {};
  for (const operation of operations) {
    for (const index of asked[operation.name] ?? []) {
      const answer = await runOperation(operation, operation.examples[index], {
        ...{ facts, today: "2026-11-23", language: "en", version },
        loadOperation,
        executorFor: () => run,
      });
      const name = `${operation.name} ${index}`;
      found[name] = answer.ok ? digestOf(answer.value.envelope) : JSON.stringify(answer.error);
    }
  }
  return found;
}

/** Digests of the tallies of models, of what `simulate` reads off them, and of single samples. */
export async function bitsOfModels({ models }: World): Promise<Bits> {
  const found: Record<string, string> = {};
  for (const [name, text] of Object.entries(models)) {
    const model = readModel(text);
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    for (const method of methods) {
      const parts: unknown[] = [];
      const recording: Executor = {
        ...executor,
        run: async (job) => {
          const { tallies, done } = await executor.run(job);
          parts.push(tallies.map(plain), bitsOfProgram(job.program, job.sampling, 300));
          return { tallies, done };
        },
      };
      const options = { draws: 20_000, seed: 2026, method, mode: "strict" } as const;
      const simulation = await simulate(model.value, options, recording);
      if (!simulation.ok) throw new Error(JSON.stringify(simulation.error));
      found[`${name}, ${method}`] = digest(JSON.stringify([parts, simulation.value]));
    }
  }
  return found;
}

/** Digests of random programs, ten together. */
export function bitsOfRandomPrograms(count: number): Bits {
  const found: Record<string, string> = {};
  for (let first = 0; first < count; first += 10) {
    const digests = Array.from({ length: Math.min(10, count - first) }, (_, k) => {
      let draw = 0;
      const program = randomProgram((most) => {
        const [word] = philox4x32([draw++, first + k, 0, 0], [2026, 0]);
        return word % most;
      });
      return methods.flatMap((method) =>
        ([undefined, "deep"] as const).map((tails) =>
          bitsOfProgram(program, { seed: first + k, method, tails }, 40),
        ),
      );
    });
    found[`random programs from ${first}`] = digest(JSON.stringify(digests));
  }
  return found;
}

/** Digests of the first samples of a program, as the vector machine and the interpreter have them. */
function bitsOfProgram(program: Program, sampling: Sampling, samples: number): readonly string[] {
  const evaluators = [machine, interpreterEvaluators].map(({ makeEvaluator }) =>
    makeEvaluator(program, sampling, "strict"),
  );
  return evaluators.map((evaluator) => {
    const outputs = evaluator.evaluate(0, samples);
    // IEEE 754 does not say which of its patterns a NaN has; all are one value here.
    const values = Float64Array.from(outputs.flatMap((output) => [...output]));
    const marked = values.map((value) => (Number.isNaN(value) ? NOT_A_NUMBER : value));
    return digest(new Uint8Array(marked.buffer));
  });
}

/** Stands for NaN; no model computes it. */
const NOT_A_NUMBER = -1.5e-300;

const digest = (content: string | Uint8Array): string =>
  bytesToHex(sha256(typeof content === "string" ? new TextEncoder().encode(content) : content));

/** A tally as canonical JSON wants it. */
const plain = ({ bins, counts, ...others }: Tally) => ({
  bins: [...bins],
  counts: [...counts],
  ...others,
});
