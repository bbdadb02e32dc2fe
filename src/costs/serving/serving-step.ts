import { pow } from "../../stats/elementary/pow.ts";
import {
  attentionFlop,
  keyValueBytes,
  promptAttentionFlop,
  touchedWeightBytes,
  weightBytes,
} from "./served-model.ts";
import { achievedFlops, isManyExperts, type ServingSetup, tokensOfStep } from "./serving-setup.ts";

/** A group of chips that holds one copy of the model, and what it can do. */
export interface ServingGroup {
  readonly chips: number;
  /** Most sequences that fit beside the weights. */
  readonly mostRequests: number;
  /** Seconds to read one request's prompt, without its cached part. */
  readonly prefill: number;
  /** Seconds per decode step for so many requests. */
  readonly decode: (requests: number) => number;
}

/** Share of the links' rate that collectives achieve. */
const LINK_SHARE = 0.7;
/** Delay of one all-reduce, seconds. */
const REDUCE_DELAY = 1e-5;
/** Most sequences that serving software schedules on a chip. */
const MOST_REQUESTS_PER_CHIP = 2048;
/** The same where experts exchange tokens: the exchange buffers are that deep. */
const MOST_EXCHANGED_PER_CHIP = 256;
/** Link of a chip that states none: PCIe 4.0 ×16, each direction, byte/s. */
const PLAIN_LINK = 32e9;

/**
 * A group of so many chips.
 *
 * @returns the group, or `undefined` when the weights and one request do not fit
 */
export function servingGroup(setup: ServingSetup, chips: number): ServingGroup | undefined {
  const { model, chip, format, workload, efficiencies } = setup;
  const { architecture } = model;
  const { promptTokens, outputTokens, beams } = workload;
  const room = efficiencies.memory * (chip.memoryBytes ?? 0) * chips - weightBytes(model, format);
  const kept = keyValueBytes(
    architecture,
    promptTokens + beams * outputTokens,
    setup.keyValueBytes,
  );
  const scheduled = isManyExperts(model) ? MOST_EXCHANGED_PER_CHIP : MOST_REQUESTS_PER_CHIP;
  const mostRequests = Math.min(room / kept, scheduled * chips);
  if (!(mostRequests >= 1)) return undefined;
  const flops = achievedFlops(setup);
  const bandwidth = chips * (chip.memoryBandwidth ?? 0) * efficiencies.bandwidth;
  const exchange = exchangeTime(setup, chips);
  const fresh = promptTokens * (1 - workload.cachedShare);
  // A fresh token attends to everything cached and to half of what is fresh.
  const promptFlop =
    (2 * model.active) / flops.products +
    promptAttentionFlop(architecture, promptTokens * (1 + workload.cachedShare)) / flops.attention;
  const context = promptTokens + outputTokens / 2;
  const contextFlop = attentionFlop(architecture, context) / flops.attention;
  // Beams share the prompt's keys and values, which are read once for all.
  const read = keyValueBytes(
    architecture,
    promptTokens / beams + outputTokens / 2,
    setup.keyValueBytes,
  );
  const drafted = workload.draftTokens + 1;
  return {
    chips,
    mostRequests,
    prefill: together((fresh * promptFlop) / chips, exchange(fresh)),
    decode: (requests) => {
      const sequences = requests * beams;
      const tokens = sequences * drafted;
      const products = Math.max(
        touchedWeightBytes(model, format, tokens) / bandwidth,
        (tokens * 2 * model.active) / flops.products / chips,
      );
      const attention = Math.max((sequences * read) / bandwidth, (tokens * contextFlop) / chips);
      const overhead = efficiencies.layerOverhead * architecture.layers.length;
      return together(products + attention, exchange(tokens)) + overhead;
    },
  };
}

/** Seconds that a pass spends on exchanges between the chips of a group. */
interface Exchange {
  /** Latency, whatever the size. */
  readonly delay: number;
  readonly transfer: number;
  /** Whether transfers overlap with the computation of the other half of the batch. */
  readonly hidden: boolean;
}

const together = (compute: number, { delay, transfer, hidden }: Exchange): number =>
  delay + (hidden ? Math.max(compute, transfer) : compute + transfer);

function exchangeTime(setup: ServingSetup, chips: number): (tokens: number) => Exchange {
  if (chips === 1) return () => ({ delay: 0, transfer: 0, hidden: false });
  const { model, chip, efficiencies } = setup;
  const { hiddenSize, layers } = model.architecture;
  const within = (chip.scaleUpBandwidth ?? 2 * PLAIN_LINK) / 2;
  const isWide = chips > chip.scaleUpChips;
  const link = LINK_SHARE * (isWide ? (chip.scaleOutBandwidth ?? within) : within);
  if (isManyExperts(model)) {
    // Each copy goes out in 8 bits and comes back in 16, from the chip that attends to the token.
    const domains = isWide ? chips / chip.scaleUpChips : chips;
    const bytes = (copiesSent(domains, model.expertsActive) * hiddenSize * 3) / chips;
    return (tokens) => ({
      delay: 2 * layers.length * efficiencies.expertExchange,
      transfer: (layers.length * tokens * bytes) / link,
      hidden: true,
    });
  }
  const bytes = (4 * ((chips - 1) / chips) * hiddenSize) / link;
  return (tokens) => ({
    delay: 2 * layers.length * REDUCE_DELAY,
    transfer: 2 * layers.length * tokens * bytes,
    hidden: false,
  });
}

/**
 * Places other than its own that a token is sent to, one copy per place, with experts spread
 * evenly.
 */
const copiesSent = (places: number, experts: number): number =>
  (places - 1) * (1 - pow(1 - 1 / places, experts));

/** A group at work: decode steps, with the prompts of new requests read in between. */
export interface ServingCycle {
  readonly requests: number;
  readonly decode: number;
  /** A decode step plus the prompts for which its finished requests make room. */
  readonly cycle: number;
  /** Seconds per token as a user sees it. */
  readonly timePerToken: number;
  /** Share of the time spent on prompts. */
  readonly prefillShare: number;
  /** Output tokens per second of the whole group. */
  readonly tokensPerSecond: number;
}

/** The steady state of a group that serves so many requests at once. */
export function servingCycle(
  { workload }: ServingSetup,
  group: ServingGroup,
  requests: number,
): ServingCycle {
  const yielded = tokensOfStep(workload);
  const decode = group.decode(requests);
  const prompts = ((requests * yielded) / workload.outputTokens) * group.prefill;
  const cycle = decode + prompts;
  return {
    requests,
    decode,
    cycle,
    timePerToken: cycle / yielded,
    prefillShare: prompts / cycle,
    tokensPerSecond: (requests * yielded) / cycle,
  };
}
