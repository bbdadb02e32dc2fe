import { createSerialExecutor } from "../../src/engine/executor.ts";
import { createMachineEvaluators } from "../../src/engine/machine-evaluator.ts";
import { type OutputSummary, simulate } from "../../src/engine/simulate.ts";
import { readModel } from "../../src/graph/read-model.ts";
import { type Fuzzer, guarded } from "./fuzzer.ts";
import { checkUnits } from "./models/check-units.ts";
import { evaluateModel, fileOf } from "./models/tree.ts";
import { typedModel } from "./models/typed-model.ts";
import { mutateText } from "./mutate-text.ts";
import { randomFrom } from "./random.ts";

const executor = createSerialExecutor(createMachineEvaluators(), {
  now: () => performance.now(),
  pause: () => new Promise((resume) => setImmediate(resume)),
});
const options = { seed: 1, method: "random", mode: "strict", driversOf: [] } as const;

/** Models of constants, some with slips of units, and texts that were models. */
export const soakModels = (): Fuzzer => ({
  name: "models",
  property: "no crash, none over 5 s, units sound, constants as an independent evaluator has them",
  async run(seed) {
    const random = randomFrom(seed);
    if (random.chance(0.5)) {
      const slips = random.pick(3);
      const { text, fault } = checkUnits(seed, slips);
      const faults = await guarded(text, async () => fault ?? (await unlike(seed, slips)));
      return { tries: 1, faults };
    }
    const text = mutateText(random, fileOf(typedModel(randomFrom(seed), 0)));
    return { tries: 1, faults: await guarded(text, () => unsaid(text)) };
  },
});

/** Whether a model of constants has other values than its operators mean. */
async function unlike(seed: number, slips: number): Promise<string | undefined> {
  const model = typedModel(randomFrom(seed), slips);
  const read = readModel(fileOf(model));
  if (!read.ok) return undefined;
  const run = await simulate(read.value, { ...options, draws: 1 }, executor);
  const wanted = evaluateModel(model);
  for (const { name } of model.outputs) {
    const value = wanted.get(name) ?? Number.NaN;
    const found = run.ok ? meanOf(run.value.outputs[name]) : Number.NaN;
    if (Number.isFinite(value) !== Number.isFinite(found)) {
      // Where one result is not finite there may be no answer at all.
      if (!run.ok && run.error.code === "no-finite-result") return undefined;
      return `${name} is ${value}, computed as ${found}`;
    }
    if (Number.isFinite(value) && !near(value, found)) return `${name}: ${value}, not ${found}`;
  }
  return undefined;
}

const meanOf = (output: OutputSummary | undefined): number =>
  output === undefined || output.undefinedShare === 1
    ? Number.NaN
    : (output.probability ?? output.mean);

/** Elementary functions of hosts differ in their last bits, which months carry on. */
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1e-300, Math.abs(a), Math.abs(b));

/** Whether an answer holds a value that is not finite and does not say so. */
async function unsaid(text: string): Promise<string | undefined> {
  const read = readModel(text);
  if (!read.ok) return undefined;
  const run = await simulate(read.value, { ...options, draws: 64 }, executor);
  if (!run.ok) return undefined;
  for (const [name, output] of Object.entries(run.value.outputs)) {
    const { notANumber, positiveInfinity, negativeInfinity } = output.nonFinite;
    const said = notANumber + positiveInfinity + negativeInfinity > 0;
    if (!said && !Number.isFinite(output.p50)) return `${name} is ${output.p50} without a word`;
  }
  return undefined;
}
