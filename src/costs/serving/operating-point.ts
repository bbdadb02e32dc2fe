import { ln } from "../../stats/elementary/ln.ts";
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

/** Groups that can hold the model and one request, smallest first. */
export const feasibleGroups = (setup: ServingSetup, most = 64): readonly ServingGroup[] =>
  GROUPS.filter((chips) => chips <= most).flatMap((chips) => servingGroup(setup, chips) ?? []);

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
  return found && pointOf(setup, found.group, found.requests, limits !== undefined);
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
  const arriving = limits !== undefined;
  // More requests give more tokens per second, so a full group is an upper bound on what limits
  // allow.
  const bounded = groups
    .map((group) => ({ group, bound: rateOf(setup, group, group.mostRequests, arriving) }))
    .sort((a, b) => b.bound - a.bound);
  let found: GroupAtWork | undefined;
  for (const { group, bound } of bounded) {
    if (found && bound <= found.rate) break;
    const requests = limits ? largestBatch(setup, group, limits) : group.mostRequests;
    if (requests < 1) continue;
    const rate = rateOf(setup, group, requests, arriving);
    if (!found || rate > found.rate) found = { group, requests, rate };
  }
  return found;
}

/**
 * Tokens per second per chip; less than the cycle's own under arriving load and with older
 * software.
 */
function rateOf(
  setup: ServingSetup,
  group: ServingGroup,
  requests: number,
  arriving: boolean,
): number {
  const { arrivals, olderSoftware } = setup.efficiencies;
  const factor = (arriving ? arrivals : 1) * (setup.olderSoftware ? olderSoftware : 1);
  return (servingCycle(setup, group, requests).tokensPerSecond * factor) / group.chips;
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
  return timesPerToken.flatMap((timePerToken) => {
    const point = operatingPoint(setup, { ...limits, timePerToken }, groups);
    return point ? [point] : [];
  });
}

function pointOf(
  setup: ServingSetup,
  group: ServingGroup,
  requests: number,
  arriving: boolean,
): OperatingPoint {
  const cycle = servingCycle(setup, group, requests);
  const rate = rateOf(setup, group, requests, arriving);
  return {
    ...cycle,
    tokensPerSecond: rate * group.chips,
    chips: group.chips,
    prefill: group.prefill,
    ...(arriving ? { timeToFirstToken: firstToken(group, cycle) } : {}),
    tokensPerSecondPerUser: 1 / cycle.timePerToken,
    tokensPerSecondPerChip: rate,
  };
}

/** Most simultaneous requests within the limits; below 1 when not even one fits. */
function largestBatch(setup: ServingSetup, group: ServingGroup, limits: LatencyLimits): number {
  const perToken =
    (limits.timePerToken ?? Number.POSITIVE_INFINITY) * setup.efficiencies.tokenLatencyShare;
  const first = limits.timeToFirstToken ?? Number.POSITIVE_INFINITY;
  /**
   * The largest ratio of what is needed to what a limit allows, in logarithms: zero at the limit.
   */
  const excess = (requests: number): number => {
    const cycle = servingCycle(setup, group, requests);
    return ln(Math.max(cycle.timePerToken / perToken, firstToken(group, cycle) / first));
  };
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
