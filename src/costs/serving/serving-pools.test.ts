import { expect, test } from "vitest";
import { SMALL_ACTIVE, smallSetup } from "../../../test/support/small-serving.ts";
import { mixedTimes, pooledTimes, promptRate, servingPools } from "./serving-pools.ts";
import type { LatencyLimits, ServingSetup } from "./serving-setup.ts";

/** Links so slow that chips work alone. */
const alone = { ...smallSetup, chip: { ...smallSetup.chip, scaleUpBandwidth: 1000 } };

const poolsOf = (setup: ServingSetup, limits: LatencyLimits = {}) => {
  const pools = servingPools(setup, limits);
  if (!pools) throw new Error("no pools");
  return pools;
};

/**
 * Seconds to read a prompt of 1,000 tokens: each multiplies every active parameter and attends to
 * 500 others in ten layers of eight heads of 50, at half of 10^15 FLOP/s.
 */
const READING = (1000 * (2 * SMALL_ACTIVE + 10 * 4 * 8 * 50 * 500)) / 0.5e15;

test("prompts are read for 95 % of the time where no limit is set", () => {
  const { prefill } = poolsOf(alone);
  expect(prefill).toMatchObject({ chips: 1, busy: 0.95 });
  expect(prefill.tokensPerSecondPerChip).toBeCloseTo((0.95 * 1000) / READING, 3);
});

test.each([0.25, 0.5, 0.9])(
  "a limit that a queue meets when busy %d of the time is met so",
  (busy) => {
    // M/D/1: the mean wait is busy / (2 (1 - busy)) services, and an exponential tail.
    const limit = READING * (1 + (busy / (2 * (1 - busy))) * Math.log(100 * busy));
    const { prefill } = poolsOf(alone, { timeToFirstToken: limit });
    expect(prefill.busy).toBeCloseTo(busy, 6);
    expect(prefill.tokensPerSecondPerChip / ((busy * 1000) / READING)).toBeCloseTo(1, 6);
  },
);

test("a limit shorter than the reading of one prompt leaves no pool", () => {
  expect(servingPools(alone, { timeToFirstToken: 0.99 * READING })).toBeUndefined();
});

test("decode steps have as many requests as the limit on the time of a token allows", () => {
  // A step reads two billion bytes of weights and ten million for each request, at 5 × 10^11 a
  // second: 10 ms for 300 requests. Memory holds 666.
  expect(poolsOf(alone, { timePerToken: 0.01 }).decode.requests).toBeCloseTo(300, 4);
  expect(poolsOf(alone).decode.requests).toBeCloseTo(8e9 / 12e6, 6);
});

test("cached tokens count as read, and are fetched over the network", () => {
  const cached = { ...alone, workload: { ...alone.workload, cachedShare: 0.75 } };
  const pools = poolsOf(cached);
  expect(promptRate(pools, cached.workload)).toBeCloseTo(
    4 * pools.prefill.tokensPerSecondPerChip,
    6,
  );
  expect(promptRate(pools, { ...cached.workload, cachedShare: 1 })).toBe(
    pools.prefill.tokensPerSecondPerChip,
  );
  // 4,000 elements of two bytes over 400 Gbit/s, or over the network that the chip states.
  expect(pooledTimes(cached, pools)).toEqual({
    output: 1 / pools.decode.tokensPerSecondPerChip,
    input: 1 / pools.prefill.tokensPerSecondPerChip,
    cached: 8000 / 50e9,
  });
  const networked = { ...cached, chip: { ...cached.chip, scaleOutBandwidth: 1e9 } };
  expect(pooledTimes(networked, pools).cached).toBe(8000 / 1e9);
});

test("one group spends on an input token its share of the time over the fresh tokens", () => {
  const { decode } = poolsOf(alone);
  const point = { ...decode, prefillShare: 0.25, tokensPerSecondPerChip: 100 };
  // Two fresh input tokens for each output token.
  expect(mixedTimes(alone, point)).toMatchObject({ output: 0.0075, input: 0.00125 });
  const half = { ...alone, workload: { ...alone.workload, cachedShare: 0.5 } };
  expect(mixedTimes(half, point)).toMatchObject({ output: 0.0075, input: 0.0025 });
  const whole = { ...alone, workload: { ...alone.workload, cachedShare: 1 } };
  expect(mixedTimes(whole, point).input).toBe(0);
});
