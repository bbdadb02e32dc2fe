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
