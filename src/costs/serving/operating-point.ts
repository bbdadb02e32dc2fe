import { ln } from "../../stats/elementary/ln.ts";
import type { LatencyLimits, ServingSetup } from "./serving-setup.ts";
import {
  type ServingCycle,
  type ServingGroup,
  servingCycle,
  servingGroup,
} from "./serving-step.ts";

/** A choice of group and batch, and what comes of it. */
export interface OperatingPoint extends ServingCycle {
  readonly chips: number;
  /** Seconds to read one prompt when nothing waits. */
  readonly prefill: number;
  /** 99th percentile of the time to the first token, seconds; absent when the queue is full. */
  readonly timeToFirstToken?: number;
  readonly tokensPerSecondPerUser: number;
  readonly tokensPerSecondPerChip: number;
}

/** Sizes of groups that are tried. */
const GROUPS = [1, 2, 4, 8, 16, 32, 64] as const;
const HALVINGS = 24;

/** Groups that hold the model, smallest first. */
export const feasibleGroups = (setup: ServingSetup, most = 64): readonly ServingGroup[] =>
  GROUPS.filter((chips) => chips <= most).flatMap((chips) => servingGroup(setup, chips) ?? []);

/**
 * The operating point with most tokens a second a chip: of every group the largest batch within
 * memory and limits. Without limits the queue is always full.
 *
 * @returns the point, or `undefined` when no group holds the model within the limits
 */
export function operatingPoint(
  setup: ServingSetup,
  limits: LatencyLimits | undefined,
  groups: readonly ServingGroup[] = feasibleGroups(setup),
): OperatingPoint | undefined {
  const points = groups.flatMap((group) => {
    const requests = limits ? largestBatch(setup, group, limits) : group.mostRequests;
    return requests >= 1 ? [pointOf(setup, group, requests, limits !== undefined)] : [];
  });
  return best(points);
}

/**
 * Throughput against speed for a user: for every time per token the best group and batch.
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

const best = (points: readonly OperatingPoint[]): OperatingPoint | undefined =>
  points.reduce<OperatingPoint | undefined>(
    (found, point) =>
      found && found.tokensPerSecondPerChip >= point.tokensPerSecondPerChip ? found : point,
    undefined,
  );

function pointOf(
  setup: ServingSetup,
  group: ServingGroup,
  requests: number,
  arriving: boolean,
): OperatingPoint {
  const cycle = servingCycle(setup, group, requests);
  const { arrivals, olderSoftware } = setup.efficiencies;
  const factor = (arriving ? arrivals : 1) * (setup.olderSoftware ? olderSoftware : 1);
  const tokensPerSecond = cycle.tokensPerSecond * factor;
  return {
    ...cycle,
    tokensPerSecond,
    chips: group.chips,
    prefill: group.prefill,
    ...(arriving ? { timeToFirstToken: firstToken(group, cycle) } : {}),
    tokensPerSecondPerUser: 1 / cycle.timePerToken,
    tokensPerSecondPerChip: tokensPerSecond / group.chips,
  };
}

/** Most requests at once within the limits; below 1 when not even one request is. */
function largestBatch(setup: ServingSetup, group: ServingGroup, limits: LatencyLimits): number {
  const within = (requests: number): boolean => {
    const cycle = servingCycle(setup, group, requests);
    const mean = limits.timePerToken ?? Number.POSITIVE_INFINITY;
    return (
      cycle.timePerToken <= mean * setup.efficiencies.tokenLatencyShare &&
      firstToken(group, cycle) <= (limits.timeToFirstToken ?? Number.POSITIVE_INFINITY)
    );
  };
  if (within(group.mostRequests)) return group.mostRequests;
  let [low, high] = [0, group.mostRequests];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (within(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * 99th percentile of the time to the first token: prompts queue for the share of the time that goes
 * to them, as in a queue with random arrivals and equal service (M/D/1, exponential tail).
 */
function firstToken({ prefill }: ServingGroup, { prefillShare, decode }: ServingCycle): number {
  const busy = Math.min(prefillShare, 0.999);
  const tail = Math.max(0, ln(100 * busy));
  return prefill + decode + ((busy * prefill) / (2 * (1 - busy))) * tail;
}
