import { pow } from "../../stats/elementary/pow.ts";
import { rankMemory } from "./fixed-group.ts";
import {
  attentionFlop,
  keyValueBytes,
  promptAttentionFlop,
  readBytes,
  touchedWeightBytes,
  weightBytes,
} from "./served-model.ts";
import {
  achievedFlops,
  filledExperts,
  isManyExperts,
  type ServingSetup,
  tokensOfStep,
} from "./serving-setup.ts";

/** A group of chips that holds one copy of the model, and what it can do. */
export interface ServingGroup {
  readonly chips: number;
  /** Most sequences that fit beside the weights. */
  readonly mostRequests: number;
  /** Seconds to read one request's prompt alone, without its cached part. */
  readonly prefill: number;
  /** Seconds that it takes of a pass in which other prompts are read as well. */
  readonly prompt: number;
  /** Seconds per decode step for so many requests. */
  readonly decode: (requests: number) => number;
}

/** Tokens that serving software reads in one pass, prompts of several requests together (vLLM's and TensorRT-LLM's default). */
const PASS_TOKENS = 8192;
/** Tokens of the smallest tile of products: decode steps take it where experts have few. */
const TILE = 32;
/** Share of routing that two halves of a batch do not hide from each other: a judgement. */
const SHOWN_IN_POOLS = 0.5;
/** Delay of one all-reduce, seconds. */
const REDUCE_DELAY = 1e-5;
/** Most sequences that serving software schedules on a chip. */
const MOST_REQUESTS_PER_CHIP = 2048;
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
  const ranks = setup.layout && rankMemory(setup, setup.layout);
  const fitting = ranks ? ranks.mostRequests : room / kept;
  const mostRequests = Math.min(fitting, MOST_REQUESTS_PER_CHIP * chips);
  if (!(mostRequests >= 1)) return undefined;
  const flops = achievedFlops(setup);
  const bandwidth = chips * (chip.memoryBandwidth ?? 0) * efficiencies.bandwidth;
  const exchange = exchangeTime(setup, chips);
  const fresh = promptTokens * (1 - workload.cachedShare);
  // A fresh token attends to everything cached and to half of what is fresh.
  const routed = routingTime(setup, bandwidth);
  const isOwnPass = setup.pool === "prefill" && isManyExperts(model);
  const passTokens = PASS_TOKENS * (isOwnPass ? chips : 1);
  const promptFlop =
    (2 * model.active) / (flops.products * filledExperts(setup, passTokens)) +
    promptAttentionFlop(architecture, promptTokens * (1 + workload.cachedShare)) / flops.attention;
  const context = promptTokens + outputTokens / 2;
  const isLatent = architecture.layers.some(({ mixer }) => mixer.kind === "latent");
  const attending = flops.attention * (isLatent ? efficiencies.latent : 1);
  const contextFlop = attentionFlop(architecture, context) / attending;
  // Beams share the prompt's keys and values, which are read once for all.
  const read = readBytes(
    architecture,
    promptTokens / beams + outputTokens / 2,
    setup.keyValueBytes,
  );
  const copies = ranks?.cacheCopies ?? 1;
  const drafted = workload.draftTokens + 1;
  return {
    chips,
    mostRequests,
    ...promptTimes(
      (fresh * promptFlop) / chips + fresh * routed,
      { fresh, passTokens },
      exchange(fresh),
    ),
    decode: (requests) => {
      const sequences = requests * beams;
      const tokens = sequences * drafted;
      const products = Math.max(
        touchedWeightBytes(model, format, tokens) / bandwidth,
        (tokens * 2 * model.active) / (flops.products * filledExperts(setup, tokens, TILE)) / chips,
      );
      const attention = Math.max(
        (copies * sequences * read) / bandwidth,
        (tokens * contextFlop) / chips,
      );
      const overhead = efficiencies.layerOverhead * architecture.layers.length;
      return together(products + tokens * routed + attention, exchange(tokens)) + overhead;
    },
  };
}

/** Seconds that a pass spends on exchanges between the chips of a group. */
interface Exchange {
  /** Latency, whatever the size. */
  readonly delay: number;
  readonly transfer: number;
  /** Whether exchanges overlap with the computation of the other half of the batch. */
  readonly hidden: boolean;
}

/**
 * Seconds a token to gather tokens by expert and to scatter them again, over the group's memory. In a
 * pool two halves of a batch take turns, so that part of it is hidden behind the other's products.
 */
function routingTime({ model, efficiencies, pool }: ServingSetup, bandwidth: number): number {
  const { expertVisits, architecture } = model;
  const moved = 2 * efficiencies.routingMoves * expertVisits * architecture.hiddenSize;
  return ((pool ? SHOWN_IN_POOLS : 1) * moved) / bandwidth;
}

const delayed = (ways: readonly Exchange[], times: number): readonly Exchange[] =>
  ways.map((way) => ({ ...way, delay: times * way.delay }));

/** Nothing is read where nothing is fresh; a pass's delay is shared by the prompts in it. */
function promptTimes(
  compute: number,
  { fresh, passTokens }: { readonly fresh: number; readonly passTokens: number },
  ways: readonly Exchange[],
): Pick<ServingGroup, "prefill" | "prompt"> {
  if (fresh === 0) return { prefill: 0, prompt: 0 };
  return {
    prefill: together(compute, delayed(ways, Math.max(1, fresh / PASS_TOKENS))),
    prompt: together(compute, delayed(ways, fresh / passTokens)),
  };
}

const together = (compute: number, ways: readonly Exchange[]): number =>
  Math.min(
    ...ways.map(
      ({ delay, transfer, hidden }) =>
        delay + (hidden ? Math.max(compute, transfer) : compute + transfer),
    ),
  );

/** The ways in which the chips of a group may share a pass: split matrices, or experts of their own. */
function exchangeTime(setup: ServingSetup, chips: number): (tokens: number) => readonly Exchange[] {
  if (chips === 1) return () => [{ delay: 0, transfer: 0, hidden: false }];
  const { model, chip, efficiencies } = setup;
  const { hiddenSize, layers } = model.architecture;
  const within = (chip.scaleUpBandwidth ?? 2 * PLAIN_LINK) / 2;
  const isWide = chips > chip.scaleUpChips;
  const link = efficiencies.linkShare * (isWide ? (chip.scaleOutBandwidth ?? within) : within);
  const { tensor, attentionCopies, expert } = setup.layout ?? {
    ...{ tensor: chips, attentionCopies: 1, expert: undefined },
  };
  /** Every matrix, or those of attention alone, split over the tensor ranks: an all-reduce for each. */
  const split = (tokens: number, reductions: number): Exchange => {
    if (tensor === 1) return { delay: 0, transfer: 0, hidden: false };
    const reduced = (4 * ((tensor - 1) / tensor) * hiddenSize) / link;
    return {
      delay: reductions * layers.length * REDUCE_DELAY,
      transfer: reductions * layers.length * (tokens / attentionCopies) * reduced,
      hidden: false,
    };
  };
  if (expert === undefined ? !isManyExperts(model) : expert === 1) {
    return (tokens) => [split(tokens, 2)];
  }
  // Each copy goes out in 8 bits and comes back in 16, from the chip that attends to the token.
  const places = expert ?? chips;
  const domains = isWide ? places / chip.scaleUpChips : places;
  const bytes = (copiesSent(Math.max(1, domains), model.expertsActive) * hiddenSize * 3) / chips;
  const sent = (tokens: number): Exchange => ({
    delay: 2 * layers.length * efficiencies.expertExchange,
    transfer: (layers.length * tokens * bytes) / link,
    hidden: true,
  });
  if (expert === undefined) return (tokens) => [split(tokens, 2), sent(tokens)];
  return (tokens) => {
    const [attention, experts] = [split(tokens, 1), sent(tokens)];
    return [{ ...experts, delay: attention.delay + attention.transfer + experts.delay }];
  };
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
  const prompts = ((requests * yielded) / workload.outputTokens) * group.prompt;
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
