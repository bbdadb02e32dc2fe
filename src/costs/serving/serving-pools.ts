import { ln } from "../../stats/elementary/ln.ts";
import { feasibleGroups, type OperatingPoint, operatingPoint } from "./operating-point.ts";
import { keyValueBytes } from "./served-model.ts";
import type { LatencyLimits, ServingSetup } from "./serving-setup.ts";

/** Chips that only read prompts, and chips that only decode (disaggregated serving). */
export interface ServingPools {
  readonly decode: OperatingPoint;
  readonly prefill: {
    readonly chips: number;
    /** Share of the time that the pool may be busy within the limit on the first token. */
    readonly busy: number;
    /** Fresh prompt tokens per second per chip, at that share. */
    readonly tokensPerSecondPerChip: number;
  };
}

/** Above this share of time, the queue takes seconds whatever the limit. */
const BUSIEST = 0.95;
/** Fresh tokens that a pass reads together, so that weights are read once for many. */
const HALVINGS = 24;

/**
 * The pools with the most tokens per chip within the limits: prompts queue in one pool; decode
 * steps in the other are not delayed by prompts.
 *
 * @returns the pools, or `undefined` when no group holds the model within the limits
 */
export function servingPools(
  setup: ServingSetup,
  limits: LatencyLimits | undefined,
): ServingPools | undefined {
  const { timePerToken, timeToFirstToken = Number.POSITIVE_INFINITY } = limits ?? {};
  const decoding: ServingSetup = {
    ...{ ...setup, pool: "decode" },
    workload: { ...setup.workload, cachedShare: 1 },
  };
  const decode = operatingPoint(
    decoding,
    limits && (timePerToken === undefined ? {} : { timePerToken }),
  );
  const fresh = setup.workload.promptTokens * (1 - setup.workload.cachedShare);
  const reading: ServingSetup = { ...setup, pool: "prefill" };
  const pools = feasibleGroups(reading).flatMap(({ chips, prefill, prompt }) => {
    // Where nobody waits, prompts are always there to be read.
    const busy = limits ? busyWithin(prefill, timeToFirstToken) : 1;
    return busy > 0
      ? [{ chips, busy, tokensPerSecondPerChip: fresh === 0 ? 0 : (busy * fresh) / prompt / chips }]
      : [];
  });
  const prefill = pools.reduce<(typeof pools)[number] | undefined>(
    (found, pool) =>
      found && found.tokensPerSecondPerChip >= pool.tokensPerSecondPerChip ? found : pool,
    undefined,
  );
  return decode && prefill ? { decode, prefill } : undefined;
}

/** Largest busy share that keeps the 99th percentile of waiting plus reading within the limit. */
function busyWithin(prefill: number, limit: number): number {
  if (prefill > limit) return 0;
  const last = (busy: number) =>
    prefill + ((busy * prefill) / (2 * (1 - busy))) * Math.max(0, ln(100 * busy));
  if (last(BUSIEST) <= limit) return BUSIEST;
  let [low, high] = [0, BUSIEST];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (last(middle) <= limit) low = middle;
    else high = middle;
  }
  return low;
}

/** Prompt tokens a second a chip of the pool that reads them, cached ones counted as read. */
export const promptRate = (
  { prefill }: ServingPools,
  { cachedShare }: ServingSetup["workload"],
): number => prefill.tokensPerSecondPerChip / (cachedShare === 1 ? 1 : 1 - cachedShare);

/** Network of a chip that states none: 400 Gbit/s, in byte/s. */
const PLAIN_NETWORK = 50e9;

/** Chip-seconds per token, by kind. */
export interface TokenTimes {
  readonly output: number;
  readonly input: number;
  /** Keys and values fetched over the chip's network instead of being computed. */
  readonly cached: number;
}

/** Chip-seconds per token of one group that both reads prompts and decodes. */
export function mixedTimes(setup: ServingSetup, point: OperatingPoint): TokenTimes {
  const { promptTokens, cachedShare, outputTokens } = setup.workload;
  const fresh = (promptTokens * (1 - cachedShare)) / outputTokens;
  const each = 1 / point.tokensPerSecondPerChip;
  return {
    output: each * (1 - point.prefillShare),
    input: fresh === 0 ? 0 : (each * point.prefillShare) / fresh,
    cached: cachedTime(setup),
  };
}

/** Chip-seconds per token of separate pools. */
export const pooledTimes = (setup: ServingSetup, pools: ServingPools): TokenTimes => ({
  output: 1 / pools.decode.tokensPerSecondPerChip,
  input: pools.prefill.tokensPerSecondPerChip === 0 ? 0 : 1 / pools.prefill.tokensPerSecondPerChip,
  cached: cachedTime(setup),
});

const cachedTime = (setup: ServingSetup): number =>
  cachedBytesPerToken(setup) / (setup.chip.scaleOutBandwidth ?? PLAIN_NETWORK);

/**
 * Bytes by token of a cached prefix: a window keeps no more than its length, and a state is kept
 * once for the whole prefix.
 */
export function cachedBytesPerToken({
  model,
  workload,
  keyValueBytes: bytes,
}: ServingSetup): number {
  const share = workload.cachedShare === 0 ? 1 : workload.cachedShare;
  const prefix = Math.max(1, workload.promptTokens * share);
  return keyValueBytes(model.architecture, prefix, bytes) / prefix;
}
