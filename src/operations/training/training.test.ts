import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import type {
  FlopCostResult,
  ImpliedResult,
  PlannedResult,
  PostTrainingResult,
  RatioResult,
  ScoreboardResult,
} from "./result.ts";
import training from "./training.ts";

async function ask<Result>(input: object): Promise<Result> {
  const run = await runOperation(training, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result as Result;
}

const problemOf = async (input: object) => {
  const run = await runOperation(training, input, contextOf());
  return run.ok ? undefined : run.error;
};

const llama = { model: "llama-3.1-405b", chips: 16_384, hardware: "h100-sxm" };

describe("Llama 3.1 405B on 16,384 H100", () => {
  test("takes its published FLOP, and its published days lie in the interval", async () => {
    const plan = await ask<PlannedResult>(llama);
    expect(plan.flop.value / 3.8e25).toBeCloseTo(1, 2);
    expect(plan.days.lower).toBeLessThan(78.4);
    expect(plan.days.upper).toBeGreaterThan(78.4);
    expect(plan.goodput.share.upper).toBeGreaterThan(0.9);
    expect(plan.goodput.hoursBetweenFailures.lower).toBeLessThan(3.09);
    expect(plan.goodput.hoursBetweenFailures.upper).toBeGreaterThan(3.09);
    expect(plan.plan.memoryGb["total"]).toBeLessThan(plan.plan.memoryLimitGb);
  });

  test("is shown beside the run with its error", async () => {
    const { known } = await ask<PlannedResult>(llama);
    expect(known?.run).toBe("Llama-3.1-405B");
    const hours = known?.rows.find(({ quantity }) => quantity === "chipHours");
    expect(hours?.published).toBe(30.84e6);
    // Its own family was held out of nothing here, so the error is that of the fit itself.
    expect(Math.abs((hours?.ratio ?? 0) - 1)).toBeLessThan(0.35);
  });

  test("has whole-run utilisation below that of steps, and chip-hours that agree with days", async () => {
    const plan = await ask<PlannedResult>(llama);
    expect(plan.mfu.wholeRun.value).toBeLessThan(plan.mfu.step.value);
    // Quantiles come from a histogram with bins of 6e-5.
    expect(plan.chipHours.value / plan.days.value / 24).toBeCloseTo(16_384, -1);
  });

  test("closes by hand: each figure follows from the inputs that are shown", async () => {
    const plan = await ask<PlannedResult>(llama);
    const fixed = (name: string) => plan.fixed.find((one) => one.name === name)?.value ?? 0;
    const { mfu, goodput, cost, prices } = plan;
    // A product of medians is the median of the product within what skewed goodput moves, 1 %.
    const close = (value: number | undefined, by: number) => {
      expect(Math.abs((value ?? 0) / by - 1)).toBeLessThan(0.01);
    };
    close(mfu.step.value, plan.plan.modelledMfu * fixed("achievedShare"));
    close(goodput.wholeRunShare?.value, fixed("wholeRunShare"));
    close(mfu.wholeRun.value, mfu.step.value * goodput.share.value * fixed("wholeRunShare"));
    close(plan.chipHours.value, plan.flop.value / mfu.wholeRun.value / fixed("peak") / 3600);
    const years = (Date.parse("2026-11-23") - Date.parse(prices.purchase?.to ?? "")) / 31_557_600e3;
    const usd = fixed("purchaseAtStartUsd");
    close(usd, (prices.purchase?.usd ?? 0) * 10 ** (-fixed("priceDecline") * years));
    const cluster = 1 / (1 - fixed("interconnectShare"));
    close(cost.acquire?.value, 16_384 * usd * cluster);
    const wear = (fixed("priceDecline") * Math.LN10 * cluster) / 8766;
    close(cost.own?.value, plan.chipHours.value * usd * wear + (plan.energy?.usd.value ?? 0));
  });

  test("with a given MFU takes FLOP over chips, peak, MFU and goodput", async () => {
    const certain = {
      ...llama,
      tokens: 15.6e12,
      mfu: 0.4,
      failuresPerChipHour: 2e-5,
      checkpointSeconds: 10,
      restartMinutes: 10,
    };
    const plan = await ask<PlannedResult>(certain);
    const days = plan.flop.value / (16_384 * 989.4e12 * 0.4 * plan.goodput.share.value * 86_400);
    expect(plan.mfu.step.value).toBeCloseTo(0.4, 4);
    expect(plan.days.value / days).toBeCloseTo(1, 3);
    expect(plan.drivers).toEqual([]);
    expect(plan.goodput.wholeRunShare).toBeNull();
  });
});

test("DeepSeek-V3 at $2 an hour is shown beside its $5.576 million and 2.788 million hours", async () => {
  const { known } = await ask<PlannedResult>({ model: "deepseek-v3", price: 2 });
  expect(known?.rows.find(({ quantity }) => quantity === "costUsd")?.published).toBe(5.576e6);
  expect(known?.rows.find(({ quantity }) => quantity === "chipHours")?.published).toBe(2.788e6);
});

test("a range of chips moves the days and is among their drivers", async () => {
  const plan = await ask<PlannedResult>({ ...llama, chips: "12000 to 20000" });
  expect(plan.drivers.map(({ input }) => input)).toContain("chips");
  expect(plan.plan.chips).toBeGreaterThan(15_000);
  expect(plan.plan.chips).toBeLessThan(16_000);
});

test("a budget by modality is the sum of units times tokens per unit", async () => {
  const plan = await ask<PlannedResult>({
    ...llama,
    modalities: "text=1e12, image=1e9, audio=1e9@25",
  });
  expect(plan.modalities.map(({ tokens }) => tokens)).toEqual([1e12, 256e9, 25e9]);
  expect(plan.flop.value / (6 * 405e9 * 1.281e12)).toBeCloseTo(1, 3);
});

test("a model of one's own is planned from its file", async () => {
  const model = [
    "name: mine",
    "layers: 32",
    "hiddenSize: 4096",
    "heads: 32",
    "keyValueHeads: 8",
    "feedForwardSize: 14336",
    "vocabulary: 128256",
  ].join("\n");
  const plan = await ask<PlannedResult>({
    model,
    chips: 64,
    hardware: "b200",
    tokens: "1e11 to 2e11",
  });
  expect(plan.known).toBeNull();
  // Llama 3 8B without its input embedding, 7.5 billion.
  expect(plan.parameters.active / 7.5e9).toBeCloseTo(1, 1);
});

test("the claim of 22,000 A100 for 100 days at 80 million USD is 1.515 an hour and 36.8 %", async () => {
  const claim = { backSolve: true, chips: 22_000, days: 100, hardware: "a100-sxm-80gb" };
  const implied = await ask<ImpliedResult>({ ...claim, cost: 80e6, flop: 2.184e25 });
  expect(implied.usdPerChipHour).toBeCloseTo(1.515, 3);
  expect(implied.mfu).toBeCloseTo(0.368, 3);
});

test("H100 trained about twice as fast as A100 in published runs, below the ratio of their peaks", async () => {
  const ratio = await ask<RatioResult>({ hardware: "h100", compareWith: "a100" });
  expect(ratio.lower).toBeGreaterThan(1.3);
  expect(ratio.upper).toBeLessThan(ratio.peakRatio);
  expect(ratio.runs.length).toBeGreaterThan(15);
});

test("the scoreboard has at least 15 runs, 20 % median error at most, 70 to 90 % coverage", async () => {
  const board = await ask<ScoreboardResult>({ scoreboard: true });
  expect(board.scoreboard.length).toBeGreaterThanOrEqual(15);
  expect(board.medianAbsoluteError).toBeLessThan(0.2);
  expect(board.coverage80).toBeGreaterThanOrEqual(0.7);
  expect(board.coverage80).toBeLessThanOrEqual(0.9);
});

test("costs by Epoch AI's recipe agree with its own, every one within 15 %", async () => {
  const { costSummary, costs } = await ask<ScoreboardResult>({ scoreboard: true });
  for (const { basis, n, within15Percent } of costSummary) expect(within15Percent, basis).toBe(n);
  const amortised = costSummary.find(({ basis }) => basis === "amortised");
  // Two of 163 differ by 0.1 to 0.3 % for reasons that are not known.
  expect((amortised?.withinTenthPercent ?? 0) / (amortised?.n ?? 1)).toBeGreaterThan(0.98);
  expect(costs.filter(({ revised }) => revised.length > 0).length).toBeGreaterThan(0);
});

test("rents a chip at its own quotes before those of the chip that stands for it", async () => {
  const { prices } = await ask<PlannedResult>({ model: "deepseek-v3" });
  // H800 on demand at CR8DL; a year of H100 is quoted later and at more than twice that.
  expect(prices.rent).toMatchObject({ usd: 3.42, term: "on-demand" });
});

describe("refuses", () => {
  test.each([
    ["a negative count", { ...llama, chips: -5 }, "chips", "-5"],
    ["half a chip", { ...llama, chips: 16384.5 }, "chips", "16384.5"],
    [
      "half a chip of a claim",
      { backSolve: true, chips: 1.5, days: 1, hardware: "h100-sxm" },
      "chips",
      "1.5",
    ],
    [
      "tokens given as words",
      { ...llama, tokens: "fifteen trillion" },
      "tokens",
      "fifteen trillion",
    ],
    [
      "a range whose ends are swapped",
      { ...llama, chips: "25000 to 22000" },
      "chips",
      "25000 to 22000",
    ],
    ["a utilisation above 1", { ...llama, mfu: 1.4 }, "mfu", "1.4"],
    ["an overhead below 1", { ...llama, pue: 0.8 }, "pue", "0.8"],
    ["a modality that nobody knows", { ...llama, modalities: "smell=3" }, "modalities", "smell=3"],
    ["a negative budget", { ...llama, modalities: "text=-3" }, "modalities", "text=-3"],
  ])("%s", async (_, input, field, value) => {
    expect(await problemOf(input)).toMatchObject({
      code: "invalid-input",
      facts: { field, value, rule: expect.stringMatching(/./) },
    });
  });

  test.each([
    ["an unknown chip", { ...llama, hardware: "h900" }, "unknown-hardware"],
    ["a peak with sparsity", { ...llama, peak: 1.979e15 }, "sparse-peak"],
    ["an unknown model", { ...llama, model: "llama-9" }, "unknown-architecture"],
    ["a phone", { ...llama, hardware: "iphone-16-pro" }, "not-a-server"],
    ["a plan that cannot fit", { ...llama, chips: 64 }, "plan-does-not-fit"],
    ["a batch below one sequence a copy", { ...llama, batchTokens: 8192 }, "no-plan"],
    ["a file that is not a model", { ...llama, model: "name: x\nlayers: 3" }, "bad-yaml-field"],
  ])("%s", async (_, input, code) => {
    expect((await problemOf(input))?.code).toBe(code);
  });

  test.each(["model", "chips", "hardware", "tokens"])("a run without its %s", async (field) => {
    const given = { model: "qwen3-8b", chips: 64, hardware: "h100-sxm", tokens: 1e12 };
    const { [field as keyof typeof given]: _, ...rest } = given;
    expect((await problemOf(rest))?.facts["field"]).toBe(field);
  });
});

test("the same question gives the same bytes", async () => {
  const [first, second] = [await ask(llama), await ask(llama)];
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
});

describe("a plan rests on what chip and quotes are", () => {
  const plan8 = { model: "llama-3.1-8b", chips: 512, tokens: "1T" };

  test("the price of buying a chip is no rent", async () => {
    const problem = await problemOf({ ...plan8, hardware: "h100", term: "purchase" });
    expect(problem).toMatchObject({ code: "invalid-input", facts: { field: "term" } });
  });

  test("eight bits are refused on a chip without them, and not taken there by default", async () => {
    const problem = await problemOf({ ...plan8, hardware: "a100", precision: "fp8" });
    expect(problem).toMatchObject({ code: "format-not-on-chip", facts: { value: "fp8" } });
    const usual = await ask<PlannedResult>({
      ...{ model: "deepseek-v3", hardware: "a100", chips: 2048, tokens: "1T" },
    });
    expect(usual.plan.format).toBe("bf16");
  });

  test("a commitment dearer than on demand is said to be so", async () => {
    const at = { ...plan8, hardware: "h100", term: "1-year" };
    const run = await runOperation(training, at, contextOf());
    if (!run.ok) throw new Error(run.error.code);
    const { prices } = run.value.envelope.result as PlannedResult;
    const free = await ask<PlannedResult>({ ...at, term: "on-demand" });
    const isDearer = (prices.rent?.usd ?? 0) > (free.prices.rent?.usd ?? 0);
    expect(isDearer).toBe(true);
    expect(run.value.envelope.notes.join(" ")).toContain("dearer than the same chip on demand");
  });

  test.each([
    ["h100", "h100-sxm"],
    ["H200", "h200-sxm"],
    ["a100", "a100-sxm-80gb"],
    ["nvidia h100", "h100-sxm"],
    ["b200", "b200"],
  ])("%s is %s", async (written, id) => {
    const plan = await ask<PlannedResult>({ ...plan8, hardware: written });
    expect(plan.hardware).toBe(id);
  });
});

describe("training a model further", () => {
  const lora = {
    ...{ method: "lora", model: "llama-2-70b", hardware: "h100", chips: 8, precision: "fp8" },
    ...{ tokens: 1e7, batch: 32, price: 2 },
  };

  test("with adapters takes the published minutes, and its rent is price times chip-hours", async () => {
    const answer = await ask<PostTrainingResult>(lora);
    // NeMo 24.07, 8 H100: 8.1 minutes for ten million tokens, and what padding to whole steps adds.
    expect(60 * answer.hours.lower).toBeLessThan(8.1);
    expect(60 * answer.hours.upper).toBeGreaterThan(8.1);
    expect(answer.usd?.value).toBeCloseTo(16 * answer.hours.value, 9);
    expect(answer.sampling).toBeNull();
    expect(answer.plan.memoryGb["total"]).toBeLessThan(80);
  });

  test("by GRPO is split between sampling and update", async () => {
    const answer = await ask<PostTrainingResult>({
      ...{ method: "grpo", model: "llama-3.1-8b", hardware: "h100", chips: 16, steps: 100 },
      ...{ batch: 2048, prompt: 150, answer: 910, longest: 3946, samplingChips: 1 },
    });
    const { rollout, update, refit, loop, total } = answer.stepSeconds;
    expect(rollout + update + refit + loop).toBeCloseTo(total, 9);
    // NeMo RL 0.4, 16 H100: 97.7 seconds a step.
    expect(answer.hours.lower).toBeLessThan((100 * 97.7) / 3600);
    expect(answer.hours.upper).toBeGreaterThan((100 * 97.7) / 3600);
    expect(answer.sampling).toEqual({ groupChips: 1, copies: 16 });
  });

  test.each([
    [{ chips: undefined }, "missing-input"],
    [{ tokens: undefined }, "missing-input"],
    [{ hardware: "a100" }, "format-not-on-chip"],
    [{ method: "full", precision: "bf16" }, "plan-does-not-fit"],
    [{ method: "grpo", answer: 900, longest: 100, precision: "bf16" }, "bad-layout"],
  ])("%j is refused", async (changed, code) => {
    const given = Object.fromEntries(
      Object.entries({ ...lora, ...changed }).filter(([, value]) => value !== undefined),
    );
    expect((await problemOf(given))?.code).toBe(code);
  });
});

describe("the cost of FLOP alone", () => {
  test("is FLOP over utilisation and peak, times the price", async () => {
    const certain = { flop: 5e26, hardware: "h100", mfu: 0.4, price: 2, chips: 100_000 };
    const answer = await ask<FlopCostResult>(certain);
    const hours = 5e26 / (0.4 * 989.4e12 * 3600);
    expect(Math.abs(answer.chipHours.value / hours - 1)).toBeLessThan(0.001);
    expect(Math.abs((answer.rent?.value ?? 0) / (2 * hours) - 1)).toBeLessThan(0.001);
    expect(Math.abs((answer.days?.value ?? 0) / (hours / 100_000 / 24) - 1)).toBeLessThan(0.001);
  });

  test("without more is as wide as published runs were, and has estimates of others beside it", async () => {
    const answer = await ask<FlopCostResult>({ flop: 3.8e25, hardware: "h100" });
    expect(answer.utilization.runs).toBeGreaterThanOrEqual(20);
    // Llama 3.1 405B: 30.84 M chip-hours for as many FLOP.
    expect(answer.chipHours.lower).toBeLessThan(30.84e6);
    expect(answer.chipHours.upper).toBeGreaterThan(30.84e6);
    expect(answer.near.length).toBe(8);
    for (const { flop } of answer.near) expect(Math.abs(Math.log(flop / 3.8e25))).toBeLessThan(2);
    expect((await problemOf({ flop: 1e26 }))?.code).toBe("missing-input");
  });
});
