import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { rootBelow } from "./root-below.ts";
import type { LatencyLimits, ServingSetup } from "./serving-setup.ts";
import {
  type ServingCycle,
  type ServingGroup,
  servingCycle,
  servingGroup,
} from "./serving-step.ts";

/** A choice of group and batch, with its results. */
export interface OperatingPoint extends ServingCycle {
  readonly chips: number;
  /** Seconds to read one prompt when nothing else is waiting. */
  readonly prefill: number;
  /** 99th percentile of the time to the first token, seconds; absent when the queue is full. */
  readonly timeToFirstToken?: number;
  readonly tokensPerSecondPerUser: number;
  readonly tokensPerSecondPerChip: number;
}

/**
 * USD of an output token at a point: its share of the chips' time over its rate.
 *
 * @param usdTimesRate that of the reference: USD of its output token times its rate
 */
export const usdAtPoint = (
  { prefillShare, tokensPerSecondPerChip }: OperatingPoint,
  reference: OperatingPoint,
  usdTimesRate: number,
): number =>
  (((1 - prefillShare) / (1 - reference.prefillShare)) * usdTimesRate) / tokensPerSecondPerChip;

/** Group sizes to try. */
const GROUPS = [1, 2, 4, 8, 16, 32, 64] as const;

/** Groups that can hold the model and one request, smallest first; the one laid out, where one is. */
export const feasibleGroups = (setup: ServingSetup, most = 64): readonly ServingGroup[] =>
  (setup.layout ? [setup.layout.chips] : GROUPS.filter((chips) => chips <= most)).flatMap(
    (chips) => servingGroup(setup, chips) ?? [],
  );

/**
 * The operating point with the most tokens per second per chip: for each group, the largest batch
 * within memory and limits. Without limits the queue is always full.
 *
 * @returns the point, or `undefined` when no group holds the model within the limits
 */
export function operatingPoint(
  setup: ServingSetup,
  limits: LatencyLimits | undefined,
  groups: readonly ServingGroup[] = feasibleGroups(setup),
): OperatingPoint | undefined {
  const found = bestGroupAtWork(setup, limits, groups);
  return found && pointOf(setup, found.group, found.requests, limits);
}

/** Tokens per second per chip at that point; 0 where there is none. */
export const operatingRate = (
  setup: ServingSetup,
  limits: LatencyLimits | undefined,
  groups: readonly ServingGroup[],
): number => bestGroupAtWork(setup, limits, groups)?.rate ?? 0;

/** A group at work on so many requests. */
interface GroupAtWork {
  readonly group: ServingGroup;
  readonly requests: number;
  readonly rate: number;
}

function bestGroupAtWork(
  setup: ServingSetup,
  limits: LatencyLimits | undefined,
  groups: readonly ServingGroup[],
): GroupAtWork | undefined {
  // More requests give more tokens per second, so a full group is an upper bound on what limits
  // allow.
  const bounded = groups
    .map((group) => ({ group, bound: rateOf(setup, group, group.mostRequests, limits) }))
    .sort((a, b) => b.bound - a.bound);
  let found: GroupAtWork | undefined;
  for (const { group, bound } of bounded) {
    if (found && bound <= found.rate) break;
    const requests = limits ? largestBatch(setup, group, limits) : group.mostRequests;
    if (requests < 1) continue;
    const rate = rateOf(setup, group, requests, limits);
    if (!found || rate > found.rate) found = { group, requests, rate };
  }
  return found;
}

/**
 * Tokens per second per chip; less than the cycle's own with older software, and under arriving load
 * as far as its limits bind: where requests may wait for long, the queue is as good as full.
 */
function rateOf(
  setup: ServingSetup,
  group: ServingGroup,
  requests: number,
  limits: LatencyLimits | undefined,
): number {
  const { arrivals, olderSoftware } = setup.efficiencies;
  const cycle = servingCycle(setup, group, requests);
  const lost = limits ? pow(arrivals, Math.min(1, limitUse(setup, group, limits, cycle))) : 1;
  const factor = lost * (setup.olderSoftware ? olderSoftware : 1);
  return (cycle.tokensPerSecond * factor) / group.chips;
}

/** The largest ratio of what is needed to what a limit allows. */
function limitUse(
  { efficiencies }: ServingSetup,
  group: ServingGroup,
  {
    timePerToken = Number.POSITIVE_INFINITY,
    timeToFirstToken = Number.POSITIVE_INFINITY,
  }: LatencyLimits,
  cycle: ServingCycle,
): number {
  const perToken = timePerToken * efficiencies.tokenLatencyShare;
  return Math.max(cycle.timePerToken / perToken, firstToken(group, cycle) / timeToFirstToken);
}

/**
 * Throughput against speed for a user: for every time per token, the best group and batch.
 *
 * @param timesPerToken limits on the time per token, seconds
 */
export function servingFrontier(
  setup: ServingSetup,
  limits: LatencyLimits,
  timesPerToken: readonly number[],
): readonly OperatingPoint[] {
  const groups = feasibleGroups(setup);
  const points = timesPerToken.flatMap((timePerToken) => {
    const point = operatingPoint(setup, { ...limits, timePerToken }, groups);
    return point ? [point] : [];
  });
  // Limits that do not bind lead to one and the same point.
  return points.filter(
    ({ chips, requests }, index) =>
      !points.slice(0, index).some((one) => one.chips === chips && one.requests === requests),
  );
}

function pointOf(
  setup: ServingSetup,
  group: ServingGroup,
  requests: number,
  limits: LatencyLimits | undefined,
): OperatingPoint {
  const cycle = servingCycle(setup, group, requests);
  const rate = rateOf(setup, group, requests, limits);
  return {
    ...cycle,
    tokensPerSecond: rate * group.chips,
    chips: group.chips,
    prefill: group.prefill,
    ...(limits ? { timeToFirstToken: firstToken(group, cycle) } : {}),
    tokensPerSecondPerUser: 1 / cycle.timePerToken,
    tokensPerSecondPerChip: rate,
  };
}

/** Most simultaneous requests within the limits; below 1 when not even one fits. */
function largestBatch(setup: ServingSetup, group: ServingGroup, limits: LatencyLimits): number {
  /** What is needed over what a limit allows, in logarithms: zero at the limit. */
  const excess = (requests: number): number =>
    ln(limitUse(setup, group, limits, servingCycle(setup, group, requests)));
  return excess(group.mostRequests) <= 0
    ? group.mostRequests
    : rootBelow(excess, [1e-6, group.mostRequests]);
}

/**
 * 99th percentile of the time to the first token: prompts queue for the share of the time spent on
 * them, as in a queue with random arrivals and equal service (M/D/1, exponential tail).
 */
function firstToken({ prefill }: ServingGroup, { prefillShare, decode }: ServingCycle): number {
  const busy = Math.min(prefillShare, 0.999);
  const tail = Math.max(0, ln(100 * busy));
  return prefill + decode + ((busy * prefill) / (2 * (1 - busy))) * tail;
}
