import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import { fittedEfficiencies, heldOutDeviations } from "./efficiency.ts";
import { failureCentres } from "./failure-defaults.ts";
import { bestInterval, goodput } from "./goodput.ts";
import { measuredRuns } from "./measured-runs.ts";
import { memoryPerChip } from "./memory-per-chip.ts";
import { modelRun } from "./model-run.ts";
import { chipsOf, type ParallelPlan } from "./parallel-plan.ts";
import { scoreTraining } from "./scoreboard.ts";
import { hardwareFlopPerToken, trainingWork } from "./training-work.ts";

const facts = factsOf();
const window = { asOf: "2026-11-23", hindsight: false };

function must<T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

const architectures = must(readArchitectures(facts, window));
const chips = must(readPlannerChips(facts, window));
const model = (name: string) => must(findArchitecture(architectures, name));
const chip = (name: string) => must(findPlannerChip(chips, name));

describe("work", () => {
  test("of Llama 3.1 405B on 15.6 trillion tokens is its published 3.8e25 FLOP", () => {
    const { modelFlopPerToken } = trainingWork(model("llama-3.1-405b"), 8192);
    // The paper rounds to two digits.
    expect((modelFlopPerToken * 15.6e12) / 3.8e25).toBeCloseTo(1, 2);
  });

  test("of attention in GPT-3 at 2,048 tokens is s/(12 h) of the matrices, after Kaplan et al.", () => {
    const work = trainingWork(model("GPT-3 175B"), 2048);
    const layers = 96 * 12 * 12_288 ** 2 * 6;
    expect(work.attentionFlopPerToken / layers).toBeCloseTo(2048 / (12 * 12_288), 10);
  });

  test("executed with full recomputation is four thirds of forward and backward", () => {
    const work = trainingWork(model("BLOOM-176B"), 2048);
    const whole = work.modelFlopPerToken + work.attentionFlopPerToken;
    expect(hardwareFlopPerToken(work, "full") / whole).toBeCloseTo(4 / 3, 12);
  });

  test("of a sliding window does not grow with the sequence beyond it", () => {
    const short = trainingWork(model("Mistral 7B"), 16_384).attentionFlopPerToken;
    const long = trainingWork(model("Mistral 7B"), 32_768).attentionFlopPerToken;
    expect(long).toBe(short);
  });
});

describe("memory", () => {
  const plan: ParallelPlan = {
    tensor: 8,
    pipeline: 1,
    data: 1,
    expert: 1,
    context: 1,
    shardingStage: 1,
    microBatch: 1,
    microBatches: 1,
    interleave: 1,
    recomputation: "selective",
  };

  test("of a GPT layer is 34 bytes per token and element less its two dropout masks (Korthikanti)", () => {
    const { activationBytesPerToken, layers, hiddenSize } = trainingWork(model("GPT-3 175B"), 2048);
    expect(activationBytesPerToken.selective / layers / hiddenSize).toBe(34 - 2);
    expect(activationBytesPerToken.full / layers / hiddenSize).toBe(2);
    // 5 a s / h for scores that nothing computes again, 80 bytes at 96 heads and 2,048 tokens.
    const scores = activationBytesPerToken.none - activationBytesPerToken.selective;
    expect(scores / layers / hiddenSize).toBe((5 * 96 * 2048) / 12_288);
  });

  test("of states is 2 + 4 + 12 bytes a parameter, shared out by stage", () => {
    const work = trainingWork(model("Llama 2-7B"), 4096);
    const alone = memoryPerChip(work, plan, 4096);
    const states = alone.weights + alone.gradients + alone.optimizer;
    expect(states / (work.denseParameters / 8)).toBeCloseTo(18, 10);
    const shared = memoryPerChip(work, { ...plan, data: 4 }, 4096);
    expect(shared.optimizer).toBeCloseTo(alone.optimizer / 4, 3);
    expect(shared.gradients).toBe(alone.gradients);
    const third = memoryPerChip(work, { ...plan, data: 4, shardingStage: 3 }, 4096);
    expect(third.gradients).toBeCloseTo(alone.gradients / 4, 3);
    expect(third.weights).toBeLessThan(alone.weights);
  });
});

describe("the plan", () => {
  const task = { architecture: model("llama-3.1-405b"), chip: chip("h100-sxm"), peak: 989.4e12 };

  test("of Llama 3.1 405B on 16,384 H100 fits, uses the chips, and cuts matrices within a server", () => {
    const run = must(modelRun({ ...task, chips: 16_384 }));
    const { plan, memory } = run.found;
    expect(chipsOf(plan)).toBeGreaterThan(0.98 * 16_384);
    expect(memory.total).toBeLessThanOrEqual(80e9);
    expect(plan.tensor).toBe(8);
    expect(plan.pipeline).toBeGreaterThan(1);
    // The makers report steps of 38 to 43 %; the model before its correction is above that.
    expect(run.found.mfu).toBeGreaterThan(0.38);
    expect(run.found.mfu).toBeLessThan(0.55);
  });

  test("of DeepSeek-V3 spreads experts over chips", () => {
    const deepseek = { architecture: model("deepseek-v3"), chip: chip("h800-sxm"), peak: 989e12 };
    const run = must(modelRun({ ...deepseek, chips: 2048, format: "fp8" }));
    expect(run.found.plan.expert).toBeGreaterThanOrEqual(8);
  });

  test("that cannot fit says which part overflows", () => {
    const run = modelRun({ ...task, chips: 64 });
    expect(run.ok ? undefined : run.error).toMatchObject({
      code: "plan-does-not-fit",
      facts: { part: "optimizer", rule: "80.0" },
    });
  });

  test("that no cut gives is refused: one chip for a step of 16 million tokens is many micro-batches, a thousand chips for one sequence are too many", () => {
    const run = modelRun({ ...task, chips: 16_384, batchTokens: 8192 });
    expect(run.ok ? undefined : run.error.code).toBe("no-plan");
  });
});

describe("failures", () => {
  /** 419 interruptions in 54 days on 16,384 chips; one or two failing chips a week of 384. */
  const [llama, bloom] = [419 / (54 * 24 * 16_384), 1.5 / (7 * 24 * 384)];

  test("are assumed at the rate between those of Llama 3.1 405B and BLOOM", () => {
    expect(failureCentres.perChipHour).toBeGreaterThan(llama);
    expect(failureCentres.perChipHour).toBeLessThan(bloom);
  });

  test("leave over 90 % of the time with asynchronous checkpoints, as its makers report", () => {
    const run = goodput({
      perChipHour: llama,
      chips: 16_384,
      checkpointSeconds: 10,
      restartMinutes: 10,
    });
    expect(run.share).toBeGreaterThan(0.9);
    expect(run.share).toBeLessThan(0.93);
  });

  test("have a best checkpoint interval, Young's when they are rare", () => {
    expect(bestInterval(0.001, 1000) / Math.sqrt(2 * 0.001 * 1000)).toBeCloseTo(1, 3);
    const inputs = { perChipHour: 1e-5, chips: 10_000, checkpointSeconds: 60, restartMinutes: 0 };
    const { share, hoursBetweenFailures: between } = goodput(inputs);
    const wall = (interval: number) =>
      (between * Math.expm1((interval + 1 / 60) / between)) / interval;
    const scan = Array.from({ length: 4000 }, (_, index) => 1 / wall(0.05 + index / 1000));
    // Daly's interval is an expansion; its run time is within a hundred-thousandth of the best.
    expect(share / Math.max(...scan)).toBeGreaterThan(1 - 1e-5);
  });
});

describe("the scoreboard", () => {
  const runs = must(measuredRuns(facts, { asOf: "2026-11-29", hindsight: false }));
  const board = must(scoreTraining(runs));

  test("has at least 15 runs, no family in two groups, no run twice", () => {
    expect(board.scored.length).toBeGreaterThanOrEqual(15);
    expect(board.unplaced).toEqual([]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
    const llama2 = runs.filter(
      ({ model: name, chip }) => name.startsWith("Llama 2") && chip.id.startsWith("a100"),
    );
    expect(llama2.length).toBeGreaterThan(1);
    expect(new Set(llama2.map(({ group }) => group)).size).toBe(1);
  });

  const limits = { wholeRun: 0.18, dense16: 0.09, dense8: 0.18, mixture: 0.2, longContext: 0.25 };

  test.each(board.kinds.map((score) => [score.kind, score] as const))(
    "of %s: median error, level and coverage on families and sources that the fit did not see",
    (kind, { n, medianAbsoluteError, medianError, pValue }) => {
      expect(medianAbsoluteError).toBeLessThan(limits[kind]);
      if (n >= 6) expect(Math.abs(medianError)).toBeLessThan(0.1);
      expect(pValue).toBeGreaterThan(0.05);
    },
  );

  test("has all kinds, and 70 to 90 % of held-out runs inside its 80 % intervals", () => {
    expect(board.kinds.map(({ kind }) => kind)).toEqual(Object.keys(limits));
    expect(board.coverage80).toBeGreaterThanOrEqual(0.7);
    expect(board.coverage80).toBeLessThanOrEqual(0.9);
  });

  test("gives the efficiencies and deviations that planning uses, a third of the runs at most", () => {
    // The embedded figures have four digits.
    for (const [name, value] of Object.entries(fittedEfficiencies)) {
      expect(board.efficiencies[name as keyof typeof fittedEfficiencies] / value).toBeCloseTo(1, 2);
    }
    for (const [kind, value] of Object.entries(heldOutDeviations)) {
      expect(board.deviations[kind as keyof typeof heldOutDeviations] / value).toBeCloseTo(1, 2);
    }
    expect(3 * Object.keys(fittedEfficiencies).length).toBeLessThanOrEqual(runs.length);
  });

  test("does not change by a bit when every model and chip has another name", () => {
    const renamed = runs.map((run) => ({
      ...run,
      id: `run ${run.id}`,
      chip: { ...run.chip, id: `chip ${run.chip.id}`, name: `chip ${run.chip.name}` },
      architecture: { ...run.architecture, id: "a model", name: "a model" },
    }));
    expect(must(scoreTraining(renamed)).efficiencies).toEqual(board.efficiencies);
  });
});
