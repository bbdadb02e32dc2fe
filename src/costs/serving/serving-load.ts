import { ln } from "../../stats/elementary/ln.ts";
import { rootBelow } from "./root-below.ts";
import { type LatencyLimits, type ServingSetup, tokensOfStep } from "./serving-setup.ts";
import type { ServingGroup } from "./serving-step.ts";

/** A copy of the model under a stream of requests that arrive at random. */
export interface CopyUnderLoad {
  /** Mean requests being decoded. */
  readonly requests: number;
  /** Share of the load that would fill every place. */
  readonly busy: number;
  /** Seconds per token as a user sees it, mean. */
  readonly timePerToken: number;
  /** 99th percentile of the time to the first token, seconds. */
  readonly timeToFirstToken: number;
  /** Mean seconds from a request to its last token. */
  readonly requestSeconds: number;
}

/** Copies that carry a load within limits. */
export interface ServingLoad extends CopyUnderLoad {
  readonly replicas: number;
  readonly chips: number;
  /** Requests a second that they would carry at most within the limits. */
  readonly capacity: number;
}

/**
 * The requests a second that one copy can carry when every place is taken: a longer queue never ends.
 *
 * @param places requests that may be decoded at once
 */
export const fullRate = ({ workload }: ServingSetup, group: ServingGroup, places: number): number =>
  (places * tokensOfStep(workload)) /
  (workload.outputTokens * group.decode(places) + places * tokensOfStep(workload) * group.prompt);

/**
 * A copy under Poisson arrivals whose answers vary in length as an exponential. Prompts take turns with
 * decode steps, so that the number at work is where arrivals and departures balance (Little's law);
 * places are a queue M/M/c, the reading of prompts one M/D/1.
 *
 * @param rate requests a second; below `fullRate`
 * @returns `undefined` at or above that
 */
export function copyUnderLoad(
  setup: ServingSetup,
  group: ServingGroup,
  places: number,
  rate: number,
): CopyUnderLoad | undefined {
  const { workload } = setup;
  const full = fullRate(setup, group, places);
  if (!(rate < full)) return undefined;
  const reading = rate * group.prompt;
  const perToken = (requests: number) =>
    group.decode(Math.max(1, requests)) / tokensOfStep(workload) / (1 - reading);
  const needed = (requests: number) => rate * workload.outputTokens * perToken(requests);
  const requests = rootBelow((at) => ln(at / needed(at)), [1e-9, places]);
  const timePerToken = perToken(requests);
  const service = workload.outputTokens * timePerToken;
  const slot = slotWait(Math.floor(places), rate * service, service);
  const queued = (reading * group.prefill) / (2 * (1 - reading));
  const step = group.decode(Math.max(1, requests));
  return {
    requests,
    busy: rate / full,
    timePerToken,
    // The pass that is running when a request arrives, then its own.
    timeToFirstToken:
      group.prefill + 2 * step + queued * Math.max(0, ln(100 * reading)) + slot.last,
    requestSeconds: group.prefill + step / 2 + queued + slot.mean + service,
  };
}

/** Mean and 99th percentile of the wait for one of so many places (M/M/c, Erlang's C). */
export function slotWait(
  places: number,
  offered: number,
  service: number,
): { readonly mean: number; readonly last: number } {
  if (offered >= places) {
    return { mean: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  }
  // Erlang's B by its recursion, then C.
  let blocked = 1;
  for (let place = 1; place <= places; place++) {
    blocked = (offered * blocked) / (place + offered * blocked);
  }
  const waits = blocked / (1 - (offered / places) * (1 - blocked));
  const each = service / (places - offered);
  return { mean: waits * each, last: Math.max(0, ln(100 * waits)) * each };
}

/**
 * The fewest copies that carry a load within the limits.
 *
 * @returns the copies, or `undefined` where not even an idle copy meets the limits
 */
export function replicasFor(
  setup: ServingSetup,
  group: ServingGroup,
  requestsPerSecond: number,
  limits: LatencyLimits,
): ServingLoad | undefined {
  const { timePerToken = Infinity, timeToFirstToken = Infinity } = limits;
  const places = group.mostRequests;
  const within = (rate: number): CopyUnderLoad | undefined => {
    const copy = copyUnderLoad(setup, group, places, rate);
    return copy && copy.timePerToken <= timePerToken && copy.timeToFirstToken <= timeToFirstToken
      ? copy
      : undefined;
  };
  let [low, high] = [0, fullRate(setup, group, places)];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (within(middle)) low = middle;
    else high = middle;
  }
  if (low === 0) return undefined;
  const replicas = Math.max(1, Math.ceil(requestsPerSecond / low - ROUNDING));
  const copy = within(requestsPerSecond / replicas) ?? within(low);
  if (!copy) return undefined;
  return { ...copy, replicas, chips: replicas * group.chips, capacity: replicas * low };
}

const HALVINGS = 40;
const ROUNDING = 1e-9;
