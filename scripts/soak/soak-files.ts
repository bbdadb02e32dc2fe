import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openFacts } from "../../src/data/facts.ts";
import { createSerialExecutor } from "../../src/engine/executor.ts";
import { createMachineEvaluators } from "../../src/engine/machine-evaluator.ts";
import { isMessageKey } from "../../src/i18n/translate.ts";
import { openEmbeddedStore } from "../../src/node/data-folder.ts";
import type { Context, Operation } from "../../src/operations/contract/operation.ts";
import { parametersOf } from "../../src/operations/contract/parameters.ts";
import { runOperation } from "../../src/operations/contract/run-operation.ts";
import { findOperation } from "../../src/operations/index.ts";
import { loadOperation } from "../../src/operations/loaders.ts";
import { type Fuzzer, guarded } from "./fuzzer.ts";
import { mutateText } from "./mutate-text.ts";
import { randomFrom } from "./random.ts";

/** A question with a file. */
interface FileQuestion {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly field: string;
  readonly text: string;
}

/** Counts that make an answer dear: few are enough to see that it comes. */
const few: Readonly<Record<string, number>> = { bootstrap: 20, draws: 256 };

const inFolder = (folder: string, name: string): string =>
  readFileSync(join(import.meta.dirname, "../..", folder, name), "utf8");
const kept = (name: string): string => inFolder("scripts/soak/corpus", name);
/** Examples of what is given to `sweep` and to `publish`. */
const notModels: ReadonlySet<string> = new Set(["desk.yaml", "sweep.yaml"]);
const examples = readdirSync(join(import.meta.dirname, "../../examples"))
  .filter((name) => name.endsWith(".yaml") && !notModels.has(name))
  .map((name) => inFolder("examples", name));

/** Good files for each operation that takes one; those that once broke something are added here. */
const files: readonly (readonly [
  operation: string,
  field: string,
  text: string,
  besides?: Readonly<Record<string, unknown>>,
])[] = [
  ["trend", "data", kept("values.csv"), { fast: true }],
  ["scaling", "data", kept("points.csv")],
  ["horizon", "runs", kept("attempts.csv")],
  ["training", "model", kept("architecture.yaml"), { chips: 64, hardware: "h100", tokens: 1e11 }],
  ["training", "hardware", kept("chip.yaml"), { chips: 64, model: "llama-3.1-8b" }],
  ["serving", "model", kept("architecture.yaml"), { hardware: "h100" }],
  ["unlock", "definition", kept("application.yaml")],
  ["verify", "file", inFolder("examples", "cost.sealed.json")],
  ...examples.map((text) => ["simulate", "model", text] as const),
];

const questions: readonly FileQuestion[] = files.map(([name, field, text, besides = {}]) => {
  const operation = findOperation(name);
  if (!operation) throw new Error(`no operation ${name}`);
  const cheap = parametersOf(operation).flatMap((parameter) =>
    few[parameter.name] === undefined ? [] : [[parameter.name, few[parameter.name]]],
  );
  return { operation, input: { ...besides, ...Object.fromEntries(cheap) }, field, text };
});

/** Files that were good ones, with every operation that takes any. */
export function soakFiles(): Fuzzer {
  const context: Context = {
    facts: openFacts(openEmbeddedStore()),
    ...{ today: "2026-11-23", language: "en", version: "soak", loadOperation },
    executorFor: () =>
      createSerialExecutor(createMachineEvaluators(), {
        now: () => performance.now(),
        pause: () => new Promise((resume) => setImmediate(resume)),
      }),
  };
  return {
    name: "files",
    property: "no crash and none over 5 s; every refusal has words",
    async run(seed) {
      const random = randomFrom(seed);
      if (seed === 0) return { tries: questions.length, faults: await refusedOf(context) };
      const { operation, input, field, text } = random.oneOf(questions);
      const mutant = mutateText(random, text);
      const faults = await guarded(`${operation.name} --${field}\n${mutant}`, async () => {
        const run = await runOperation(operation, { ...input, [field]: mutant }, context);
        if (run.ok || isMessageKey(`problem.${run.error.code}`)) return undefined;
        return `no words for ${run.error.code}`;
      });
      return { tries: 1, faults };
    },
  };
}

/** The files as they are must be answered, or mutants of them would say nothing. */
async function refusedOf(context: Context): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { operation, input, field, text } of questions) {
    const run = await runOperation(operation, { ...input, [field]: text }, context);
    if (!run.ok)
      faults.push(
        `${operation.name} refuses a good ${field}: ${run.error.code} ${JSON.stringify(run.error.facts)}`,
      );
  }
  return faults;
}
