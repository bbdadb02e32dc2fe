import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import { fittedEfficiencies } from "./fitted-efficiencies.ts";
import { operatingPoint, servingFrontier } from "./operating-point.ts";
import { deepSeekDay } from "./production-day.ts";
import { servedModel } from "./served-model.ts";
import { mixedTimes, servingPools } from "./serving-pools.ts";
import { type ServingSetup, tokensOfStep } from "./serving-setup.ts";
import { servingGroup } from "./serving-step.ts";

const { facts, today } = contextOf();
const window = { asOf: today, hindsight: false };
const architectures = readArchitectures(facts, window);
const chips = readPlannerChips(facts, window);
if (!architectures.ok || !chips.ok) throw new Error("unreadable");

function setupOf(model: string, chip: string, workload: Partial<ServingSetup["workload"]> = {}) {
  const architecture = architectures.ok && findArchitecture(architectures.value, model);
  const found = chips.ok && findPlannerChip(chips.value, chip);
  if (!architecture || !found || !architecture.ok || !found.ok) throw new Error(model);
  return {
    model: servedModel(architecture.value),
    chip: found.value,
    format: "fp8",
    keyValueBytes: 1,
    workload: {
      promptTokens: 1000,
      cachedShare: 0,
      outputTokens: 500,
      beams: 1,
      draftTokens: 0,
      acceptance: 0,
      ...workload,
    },
    efficiencies: fittedEfficiencies,
    olderSoftware: false,
  } as const satisfies ServingSetup;
}

const limits = { timeToFirstToken: 2, timePerToken: 0.1 };
const rate = (setup: ServingSetup) => operatingPoint(setup, limits)?.tokensPerSecondPerChip ?? 0;

describe("a decode step", () => {
  test("of one request reads the weights at the achieved bandwidth", () => {
    const setup = setupOf("Llama 3.1-8B", "h100-sxm");
    const step = servingGroup(setup, 1)?.decode(1) ?? 0;
    const reading = 8.03e9 / (3.35e12 * fittedEfficiencies.bandwidth);
    expect(step).toBeGreaterThan(reading);
    // Keys and values of one request and the fixed time of 32 layers are the rest.
    const fixed = 32 * fittedEfficiencies.layerOverhead;
    expect(step).toBeLessThan(reading * 1.1 + fixed);
  });

  test("takes longer for more requests, and less for each", () => {
    const group = servingGroup(setupOf("Llama 3.1-70B", "h100-sxm"), 4);
    if (!group) throw new Error("does not fit");
    expect(group.decode(64)).toBeGreaterThan(group.decode(1));
    expect(group.decode(64) / 64).toBeLessThan(group.decode(1));
  });
});

describe("the operating point", () => {
  test("gives up throughput for speed, and never promises more than the limit", () => {
    const points = servingFrontier(setupOf("Llama 3.1-70B", "h100-sxm"), limits, [0.1, 0.05, 0.03]);
    const rates = points.map((point) => point.tokensPerSecondPerChip);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(points[2]?.timePerToken).toBeLessThanOrEqual(0.03);
  });

  test("gains from cached prompts and from accepted drafts at a small batch", () => {
    const plain = setupOf("Llama 3.1-70B", "h100-sxm");
    expect(rate(setupOf("Llama 3.1-70B", "h100-sxm", { cachedShare: 0.8 }))).toBeGreaterThan(
      rate(plain),
    );
    const fast = { timeToFirstToken: 2, timePerToken: 0.02 };
    const drafted = setupOf("Llama 3.1-70B", "h100-sxm", { draftTokens: 3, acceptance: 0.8 });
    expect(operatingPoint(drafted, fast)?.tokensPerSecondPerChip).toBeGreaterThan(
      operatingPoint(plain, fast)?.tokensPerSecondPerChip ?? 0,
    );
  });

  test("does not exist where the weights do not fit", () => {
    expect(servingGroup(setupOf("Llama 3.1-405B", "h100-sxm"), 4)).toBeUndefined();
    expect(servingGroup(setupOf("Llama 3.1-405B", "h100-sxm"), 8)).toBeDefined();
  });

  test("splits its chip-seconds between prompts and answers without remainder", () => {
    const setup = setupOf("Llama 3.1-70B", "h100-sxm");
    const point = operatingPoint(setup, limits);
    if (!point) throw new Error("no point");
    const { input, output } = mixedTimes(setup, point);
    expect(output + 2 * input).toBeCloseTo(1 / point.tokensPerSecondPerChip, 12);
  });
});

test("accepted drafts follow a geometric sum", () => {
  const workload = setupOf("Llama 3.1-8B", "h100-sxm", {
    draftTokens: 2,
    acceptance: 0.5,
  }).workload;
  expect(tokensOfStep(workload)).toBeCloseTo(1 + 0.5 + 0.25, 12);
});

// That day entered no fit, but priors were set with it in view: this keeps an agreement and is no
// test of the model. Over that day, under load, a node read 0.62 of the fresh tokens that SGLang
// measured on H100, so pools that are right on measurements read faster than it.
test("DeepSeek's published day takes within 15 % of its nodes; those that read and those that decode are each within a factor of 1.6", () => {
  const setup = setupOf("DeepSeek-V3", "h800-sxm", {
    promptTokens: 4300,
    outputTokens: 1200,
    cachedShare: 0.56,
  });
  const timePerToken = 1 / 21 / fittedEfficiencies.tokenLatencyShare;
  const pools = servingPools(setup, { timeToFirstToken: 5, timePerToken });
  if (!pools) throw new Error("no pools");
  const decode = (8 * pools.decode.tokensPerSecondPerChip) / deepSeekDay.outputTokensPerNode;
  const prefill =
    (8 * pools.prefill.tokensPerSecondPerChip) / (1 - 0.56) / deepSeekDay.inputTokensPerNode;
  expect(Math.abs(Math.log(decode))).toBeLessThan(Math.log(1.6));
  expect(Math.abs(Math.log(prefill))).toBeLessThan(Math.log(1.6));
  const { inputTokens, inputTokensPerNode, outputTokens, outputTokensPerNode } = deepSeekDay;
  const nodes =
    (inputTokens / inputTokensPerNode / prefill + outputTokens / outputTokensPerNode / decode) /
    86_400;
  expect(Math.abs(Math.log(nodes / deepSeekDay.nodes))).toBeLessThan(Math.log(1.15));
});
