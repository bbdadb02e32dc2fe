import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import type { CostResult, DeviceResult } from "./result.ts";
import serving from "./serving.ts";

async function ask(input: object) {
  const run = await runOperation(serving, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}
const cost = async (input: object) => (await ask(input)) as CostResult;
const device = async (input: object) => ((await ask(input)) as { device: DeviceResult }).device;
const problemOf = async (input: object) => {
  const run = await runOperation(serving, input, contextOf());
  return run.ok ? undefined : run.error;
};

const llama = { model: "llama-3.1-70b", hardware: "h100-sxm" };

describe("serving on a server", () => {
  test("shows DeepSeek's published day beside the plan for its model and chip", async () => {
    const answer = await cost({ model: "deepseek-v3", hardware: "h800-sxm" });
    expect(answer.memory.weightBytes).toBe(671e9);
    expect(answer.published?.usdPerDay).toBe(87_072);
    expect(answer.published?.margin).toBeCloseTo(5.45, 2);
  });

  test("costs more when idle time is paid, by the utilisation", async () => {
    const answer = await cost({ ...llama, utilization: 0.5, usdPerChipHour: 2 });
    const { used, reserved } = answer.cost ?? {};
    expect((reserved?.output.value ?? 0) / (used?.output.value ?? 1)).toBeCloseTo(2, 3);
  });

  test("an output token with its prompts costs its own, its fresh and its cached input", async () => {
    const shape = { prompt: 2000, output: 500, cached: 0.4, cacheHours: 0 };
    const answer = await cost({ ...llama, ...shape, usdPerChipHour: 2 });
    const { input, cached, output, whole } = answer.cost?.used ?? {};
    const read = 2.4 * (input?.value ?? 0) + 1.6 * (cached?.value ?? 0);
    // All three move with throughput, so medians add up to the bins of the histograms.
    expect((whole?.value ?? 0) / ((output?.value ?? 0) + read)).toBeCloseTo(1, 3);
    // Where nothing is kept, what a chip makes in an hour costs the hour.
    const hour = (whole?.value ?? 0) * answer.tokensPerSecondPerChip.value * 3600e-6;
    expect(hour).toBeCloseTo(2, 2);
  });

  test("takes ranges and says what moves the answer", async () => {
    const answer = await cost({ ...llama, utilization: "0.5 to 0.8", usdPerChipHour: "2 to 4" });
    expect(answer.drivers[0]?.input).toBe("usd_per_chip_hour");
    expect(answer.cost?.reserved.output.upper).toBeGreaterThan(
      1.5 * (answer.cost?.reserved.output.lower ?? 0),
    );
  });

  test("at the break-even utilisation the margin at list price is nought", async () => {
    const at = { ...llama, listed: "deepseek-reasoner", usdPerChipHour: 2, asOf: "2025-12-31" };
    const first = await cost({ ...at, utilization: 0.5 });
    const even = first.listPrice?.breakEvenUtilization?.value ?? 0;
    const again = await cost({ ...at, utilization: Math.min(even, 1) });
    // Above 1 the price is never earned back.
    if (even <= 1) expect(again.listPrice?.margin?.value).toBeCloseTo(0, 2);
    else expect(again.listPrice?.margin?.value).toBeLessThan(0);
  });

  test("a cached token pays for being kept as often as it is read again, and little for the network", async () => {
    const input = { ...llama, usdPerChipHour: 2, utilization: 1, usdPerGbMonth: 0.1, cached: 0.5 };
    const [day, none] = await Promise.all([
      cost({ ...input, cacheHours: 24 }),
      cost({ ...input, cacheHours: 0 }),
    ]);
    const kept = (day.cost?.used.cached.value ?? 0) - (none.cost?.used.cached.value ?? 0);
    // Half of the prompt is fresh, so what is kept is read once: bytes × a day × USD a month.
    const gigabytes = (1e6 * day.memory.keyValueBytesPerToken) / 1e9;
    // The median comes from a histogram of five digits.
    expect(kept / ((gigabytes * 24 * 0.1) / 730.5)).toBeCloseTo(1, 4);
    expect(none.cost?.used.cached.value).toBeLessThan(0.1 * (none.cost?.used.input.value ?? 0));
  });

  test("says of every assumption whether it is given, from a source or a judgement", async () => {
    const { assumptions } = await cost({ ...llama, prompt: 1000 });
    const basis = new Map(assumptions.map((one) => [one.name, one.basis]));
    expect(basis.get("prompt")).toBe("given");
    expect(basis.get("cached")).toBe("source");
    expect(basis.get("utilization")).toBe("judged");
    for (const one of assumptions)
      expect(one.source !== null, one.name).toBe(one.basis === "source");
  });

  test("takes a model of one's own as YAML, the same that training takes", async () => {
    const model =
      "name: mine\nlayers: 32\nhiddenSize: 4096\nheads: 32\nkeyValueHeads: 8\nfeedForwardSize: 14336\nvocabulary: 128256\n";
    const [mine, published] = await Promise.all([
      cost({ ...llama, model }),
      cost({ ...llama, model: "llama-3.1-8b" }),
    ]);
    expect(mine.model).toBe("mine");
    expect(mine.memory.keyValueBytesPerToken).toBe(published.memory.keyValueBytesPerToken);
    // 8.03 billion parameters, as the shapes add up and as published.
    expect(mine.memory.weightBytes / published.memory.weightBytes).toBeCloseTo(1, 3);
  });

  test("has no cost where nobody quotes the chip and no price is given", async () => {
    const answer = await cost({ model: "llama-3.1-8b", hardware: "ascend-910c" });
    expect(answer.usdPerChipHour.basis === "none").toBe(answer.cost === null);
  });
});

describe("serving on a device", () => {
  test("lists what fits and what more memory unlocks", async () => {
    const phone = await device({ hardware: "iphone-16-pro", growth: 2 });
    expect(phone.largest?.parameters).toBeLessThan(phone.mostParameters);
    expect(phone.unlocked.length).toBeGreaterThan(0);
    const laptop = await device({ hardware: "macbook-pro-m4-max" });
    expect(laptop.largest?.parameters).toBeGreaterThan(60e9);
  });
});

describe("refuses", () => {
  test.each([
    [{ ...llama, prompt: -5 }, "prompt"],
    [{ ...llama, prompt: "two thousand" }, "prompt"],
    [{ ...llama, utilization: "0.8 to 0.5" }, "utilization"],
    [{ ...llama, utilization: 1.4 }, "utilization"],
    [{ ...llama, usdPerChipHour: -2 }, "usdPerChipHour"],
    [{ ...llama, cached: 2 }, "cached"],
    [{ ...llama, cacheHours: "24 to 1" }, "cacheHours"],
    [{ ...llama, load: 0 }, "load"],
  ])("%j, naming the field", async (input, name) => {
    expect(await problemOf(input)).toMatchObject({ code: "invalid-input", facts: { field: name } });
  });

  test.each([
    [{ hardware: "h100-sxm" }, "model"],
    [{ model: "llama-3.1-70b" }, "hardware"],
  ])("%j, naming what is missing", async (input, field) => {
    expect(await problemOf(input)).toEqual({ code: "missing-input", facts: { field } });
  });

  test.each([
    [{ ...llama, hardware: "h9000" }, "unknown-hardware"],
    [{ ...llama, model: "gpt-99" }, "unknown-architecture"],
    [{ ...llama, model: "name: x\nlayers: 3" }, "bad-yaml-field"],
    [{ ...llama, listed: "no-such-model" }, "unknown-price"],
    [{ ...llama, timePerToken: 0.0001 }, "limits-not-met"],
    [{ model: "deepseek-v3", hardware: "tpu-v5e", precision: "fp16" }, "does-not-fit"],
    [{ model: "llama-3.1-405b", hardware: "iphone-16-pro" }, "does-not-fit-device"],
  ])("%j with a code of its own", async (input, code) => {
    expect((await problemOf(input))?.code).toBe(code);
  });
});

describe("a plan stays within what model and chip are", () => {
  const own = { prompt: 2000, output: 500, cached: 0 };

  test("a token adds its marginal bytes, and a state is kept once for a sequence", async () => {
    const mamba = await cost({ model: "falcon-mamba-7b", hardware: "h100", ...own });
    expect(mamba.memory.keyValueBytesPerToken).toBe(0);
    expect(mamba.memory.stateBytesPerSequence).toBe(64 * 8192 * 19);
    const gemma = await cost({ model: "gemma-3-27b", hardware: "h100", prompt: 4000, output: 500 });
    // Beyond the windows, 10 of 62 layers grow, by 2 x 16 heads x 128 of one byte.
    expect(gemma.memory.keyValueBytesPerToken).toBe(10 * 2 * 16 * 128);
  });

  test("a cached prompt of a model with states costs less than a fresh one", async () => {
    const mamba = { model: "falcon-mamba-7b", hardware: "h100", usdPerChipHour: 2, cacheHours: 1 };
    const { used } = (await cost(mamba)).cost ?? {};
    expect(used?.cached.value).toBeLessThan(used?.input.value ?? 0);
  });

  test("tokens beyond the model's context are refused, with the context", async () => {
    const problem = await problemOf({ model: "gemma-2-27b", hardware: "h100", prompt: 1_000_000 });
    expect(problem).toMatchObject({ code: "beyond-context", facts: { rule: 8192 } });
  });

  test("a format that the chip lacks is computed in 16 bits, and said so", async () => {
    const run = await runOperation(
      serving,
      { model: "llama-3.1-8b", hardware: "a100-sxm-80gb", precision: "fp8" },
      contextOf(),
    );
    if (!run.ok) throw new Error(run.error.code);
    const result = run.value.envelope.result as CostResult;
    expect([result.format, result.computeFormat, result.cacheFormat]).toEqual([
      "fp8",
      "fp16",
      "fp16",
    ]);
    expect(run.value.envelope.notes.join(" ")).toContain("multiplied in 16 bits");
    const eight = await cost({
      ...{ model: "llama-3.1-8b", hardware: "a100-sxm-80gb", precision: "fp8" },
      cachePrecision: "fp8",
    });
    expect(eight.memory.keyValueBytesPerToken).toBe(result.memory.keyValueBytesPerToken / 2);
  });

  test("offline, no limit holds and nothing is lost to arrivals", async () => {
    const offline = await cost({ ...llama, ...own, offline: true });
    const online = await cost({ ...llama, ...own });
    expect(offline.point.timeToFirstToken).toBeNull();
    expect(offline.point.tokensPerSecondPerChip).toBeGreaterThan(
      online.point.tokensPerSecondPerChip,
    );
  });

  test("a pool that only decodes has nothing to do with the lengths of prompts' queue", async () => {
    const at = { model: "deepseek-v3", hardware: "h100", prompt: 2000, cached: 0, timePerToken: 1 };
    const [short, long] = await Promise.all([
      cost({ ...at, output: 50 }),
      cost({ ...at, output: 300 }),
    ]);
    const rate = ({ pools }: CostResult) => pools.outputTokensPerSecondPerChip;
    expect(Math.abs(rate(short) / rate(long) - 1)).toBeLessThan(0.1);
  });

  test("a group laid out is what is planned, with the memory of each rank", async () => {
    const at = { model: "deepseek-v3", hardware: "h200", chips: 16, dpAttention: 16 };
    const { layout, point, mostRequests } = await cost(at);
    expect(layout).toMatchObject({ chips: 16, tensor: 1, attentionCopies: 16, expert: 16 });
    expect(point.chips).toBe(16);
    expect(mostRequests).toBeGreaterThanOrEqual(point.batch);
    const bytes = layout?.rankBytes;
    const used = (bytes?.dense ?? 0) + (bytes?.experts ?? 0) + (bytes?.request ?? 0);
    expect(used + (bytes?.reserved ?? 0)).toBeLessThan(bytes?.memory ?? 0);
  });

  test("a group too small is refused with what each rank lacks, and of what", async () => {
    const problem = await problemOf({ model: "deepseek-v3", hardware: "h100", chips: 8 });
    expect(problem).toMatchObject({
      code: "layout-does-not-fit",
      facts: { chips: 8, memoryGb: "80.0", expertsGb: "81.7" },
    });
    expect(await problemOf({ ...llama, chips: 8, ep: 2 })).toMatchObject({ code: "bad-layout" });
  });

  test("a load has copies that carry it, their cost, and where they beat the list price", async () => {
    const at = {
      model: "deepseek-v3",
      hardware: "h200",
      usdPerChipHour: 2,
      listed: "deepseek-chat",
    };
    const { load } = await cost({ ...at, requestsPerSecond: 200 });
    const { load: half } = await cost({ ...at, requestsPerSecond: 100 });
    expect(load?.capacity).toBeGreaterThanOrEqual(200);
    expect(load?.usdPerHour).toBe((load?.chips ?? 0) * 2);
    expect(load?.usdPerRequest).toBeCloseTo((load?.usdPerHour ?? 0) / 3600 / 200, 12);
    expect(half?.replicas).toBeLessThan(load?.replicas ?? 0);
    const even = load?.breakEvenRequestsPerSecond;
    const one = ((load?.chips ?? 0) / (load?.replicas ?? 1)) * (2 / 3600);
    if (even) expect(even * (load?.listUsdPerRequest ?? 0)).toBeCloseTo(one, 12);
    expect(load?.timeToFirstToken).toBeLessThanOrEqual(5);
    expect((await cost(at)).load).toBeNull();
  });

  test("weights of fewer bits take less memory and are multiplied in 16 bits", async () => {
    const four = await cost({ ...llama, weightBits: 4.25 });
    expect(four.memory.weightBytes).toBeCloseTo((70.6e9 * 4.25) / 8, -9);
    expect(four.computeFormat).toBe("fp16");
  });

  test("an hour is priced on every term that is quoted, and owned", async () => {
    const { terms, tokensPerSecondPerChip: rate } = await cost(llama);
    expect(terms.map(({ basis }) => basis)).toEqual(expect.arrayContaining(["on-demand", "owned"]));
    for (const { usd, usdPerMtokOut } of terms) {
      expect((usdPerMtokOut * rate.value * 3600) / 1e6).toBeCloseTo(usd, 9);
    }
  });

  test("no point of the frontier stands there twice", async () => {
    const { frontier } = await cost({ model: "llama-3.1-8b", hardware: "h100", ...own });
    const points = frontier.map(({ chips, batch, tokensPerSecondPerChip }) =>
      [chips, batch, tokensPerSecondPerChip].join(" "),
    );
    expect(new Set(points).size).toBe(points.length);
  });

  test("a limit that cannot be met is reported as it was given", async () => {
    const problem = await problemOf({ ...llama, timePerToken: 0.0002 });
    expect(problem).toMatchObject({ code: "limits-not-met", facts: { timePerToken: 0.0002 } });
  });
});
