import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import { adapterParameters } from "./methods.ts";
import { LOOP_SHARE, type PostTrainingTask, planPostTraining } from "./plan-post-training.ts";
import { type PostTrainingScore, scorePostTraining } from "./post-training-runs.ts";

const { facts, today } = contextOf();
const window = { asOf: today, hindsight: false };
const architectures = readArchitectures(facts, window);
const chips = readPlannerChips(facts, window);
if (!architectures.ok || !chips.ok) throw new Error("facts");
const architecture = (name: string) => {
  const found = findArchitecture(architectures.value, name);
  if (!found.ok) throw new Error(name);
  return found.value;
};
const h100 = findPlannerChip(chips.value, "h100");
if (!h100.ok) throw new Error("h100");
const chip = h100.value;

const plain = { rank: 16, sequence: 4096, batch: 32, prompt: 0, answer: 0, longest: 0 };
function stepOf(name: string, task: Partial<PostTrainingTask> & Pick<PostTrainingTask, "method">) {
  const step = planPostTraining({
    ...{ architecture: architecture(name), chip, chips: 8, format: "bf16" },
    ...plain,
    ...task,
  });
  if (!step.ok) throw new Error(JSON.stringify(step.error));
  return step.value;
}

const isInside = ({ published, lower, upper }: PostTrainingScore): boolean =>
  lower <= published && published <= upper;

/** Steps of GRPO on policy: the cases of NeMo RL 0.4. */
const loopTasks = (
  [
    ["Llama-3.1-8B", 16, 2048, 4096, 1060, 1],
    ["Qwen3-30B-A3B", 32, 2048, 4096, 3154, 4],
    ["Qwen3-32B", 32, 2048, 4096, 3206, 4],
    ["DeepSeek-V3", 256, 512, 1536, 745, 32],
    ["Qwen3-235B-A22B", 128, 512, 8192, 5671, 16],
  ] as const
).map(([name, count, batch, longest, mean, groupChips]) => ({
  ...({ name, method: "grpo", chips: count, batch, sequence: longest, groupChips } as const),
  ...{ prompt: 150, answer: mean - 150, longest: longest - 150 },
}));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

describe("published runs", () => {
  const scored = must(scorePostTraining(facts, window));
  const [loops, steps] = [true, false].map((isLoop) =>
    scored.filter(({ method }) => (method === "grpo") === isLoop),
  );
  const logs = steps?.map(({ ratio }) => Math.log(ratio)) ?? [];

  test("twelve of fine-tuning, none fitted: the median error is below a tenth", () => {
    expect(logs).toHaveLength(12);
    expect(median(logs.map(Math.abs))).toBeLessThan(0.1);
    // Adapters on several chips without FP8 are slower in AutoModel by up to a third.
    expect(Math.max(...logs.map(Math.abs))).toBeLessThan(0.4);
    const deviation = Math.sqrt(logs.reduce((sum, one) => sum + one * one, 0) / logs.length);
    expect(deviation).toBeCloseTo(0.21, 1);
    expect(steps?.filter(isInside).length).toBeGreaterThanOrEqual(8);
  });

  test("five of GRPO: what loops lose is their median", () => {
    const shares = [97.7, 225, 393, 154, 506].map((seconds, index) => {
      const { name, ...task } = loopTasks[index] as (typeof loopTasks)[number];
      const { total, loop } = stepOf(name, task).seconds;
      return (total - loop) / seconds;
    });
    expect(median(shares)).toBeCloseTo(LOOP_SHARE, 2);
    const far = shares.map((share) => Math.abs(Math.log(share / LOOP_SHARE)));
    // A normal deviation that holds the furthest at 2 %.
    expect(Math.max(...far) / 2.33).toBeLessThan(0.4);
  });

  test("each loop by the median of other families: the median error is below 60 %", () => {
    expect(loops).toHaveLength(5);
    expect(median(loops?.map(({ ratio }) => Math.abs(ratio - 1)) ?? [])).toBeLessThan(0.6);
    expect(loops?.filter(isInside).length).toBeGreaterThanOrEqual(4);
  });
});

describe("methods", () => {
  test("adapters of rank 16 beside every matrix of Llama 3.1 8B have 41.9 M parameters", () => {
    // 32 × 16 × (4096 + 4096, twice 4096 + 1024, 4096 + 4096, three times 4096 + 14336)
    expect(adapterParameters(architecture("Llama-3.1-8B"), 16)).toBe(41_943_040);
  });

  test("adapters need two thirds of the products and a sliver of the states", () => {
    const full = stepOf("Llama-3.1-8B", { method: "full" });
    const lora = stepOf("Llama-3.1-8B", { method: "lora" });
    expect(lora.work.products).toBeCloseTo(2 / 3, 12);
    expect(lora.seconds.update).toBeLessThan(full.seconds.update);
    expect(lora.work.states.optimizer).toBeLessThan(0.1);
  });

  test("four bits let Llama 3.1 70B be trained on one chip, sixteen do not", () => {
    const on = { chips: 1, batch: 4, sequence: 2048 } as const;
    expect(stepOf("Llama-3.1-70B", { ...on, method: "qlora" }).found.memory.total).toBeLessThan(
      80e9,
    );
    expect(() => stepOf("Llama-3.1-70B", { ...on, method: "lora" })).toThrow("plan-does-not-fit");
  });

  test("DPO passes pairs through the model and once more through the reference", () => {
    const full = stepOf("Llama-3.1-8B", { method: "full", batch: 64 });
    const dpo = stepOf("Llama-3.1-8B", { method: "dpo" });
    expect(dpo.tokens).toBe(full.tokens);
    expect(dpo.work.products).toBeCloseTo(4 / 3, 12);
    expect(dpo.found.memory.weights).toBeGreaterThan(full.found.memory.weights);
  });

  test("GRPO waits for its longest answer", () => {
    const on = { method: "grpo", batch: 512, prompt: 200, answer: 1000 } as const;
    const even = stepOf("Llama-3.1-8B", { ...on, longest: 1000 });
    const long = stepOf("Llama-3.1-8B", { ...on, longest: 4000 });
    expect(long.seconds.rollout).toBeGreaterThan(1.5 * even.seconds.rollout);
    expect(long.seconds.update).toBe(even.seconds.update);
  });
});
