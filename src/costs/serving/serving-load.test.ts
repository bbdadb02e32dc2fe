import { describe, expect, test } from "vitest";
import { halfAchieved, smallSetup } from "../../../test/support/small-serving.ts";
import { uniformDraw } from "../../stats/draws.ts";
import { copyUnderLoad, fullRate, replicasFor, slotWait } from "./serving-load.ts";
import type { ServingSetup } from "./serving-setup.ts";
import { type ServingGroup, servingGroup } from "./serving-step.ts";

const setup: ServingSetup = {
  ...smallSetup,
  workload: { ...smallSetup.workload, promptTokens: 1000, outputTokens: 200 },
  efficiencies: { ...halfAchieved, layerOverhead: 1e-4 },
};
const group = servingGroup(setup, 1) as ServingGroup;

/** Requests through one copy, step by step: what the formulas stand for. */
function simulateCopy(rate: number, places: number, count: number) {
  let drawn = 0;
  const exponential = (mean: number) => -Math.log(uniformDraw(7, 1, drawn++)) * mean;
  let clock = 0;
  let nextArrival = exponential(1 / rate);
  const waiting: number[] = [];
  let active: { left: number }[] = [];
  const firsts: number[] = [];
  let [requestSeconds, seconds] = [0, 0];
  const pass = (time: number) => {
    clock += time;
    requestSeconds += active.length * time;
    seconds += time;
    while (nextArrival <= clock) {
      waiting.push(nextArrival);
      nextArrival += exponential(1 / rate);
    }
  };
  while (firsts.length < count) {
    if (waiting.length === 0 && active.length === 0) pass(nextArrival - clock);
    // A pass reads the prompts that have a place, up to 8,192 tokens, and decodes for all.
    const most = Math.min(8, places - active.length);
    const arrived = waiting.splice(0, most);
    for (const _ of arrived) active.push({ left: Math.max(1, Math.round(exponential(200))) });
    pass(arrived.length * group.prompt + group.decode(active.length));
    for (const one of arrived) firsts.push(clock - one);
    for (const one of active) one.left--;
    active = active.filter(({ left }) => left > 0);
  }
  const kept = firsts.slice(count / 10).sort((a, b) => a - b);
  return {
    requests: requestSeconds / seconds,
    last: kept[Math.floor(kept.length * 0.99)] as number,
  };
}

describe("a copy under random arrivals", () => {
  test("waits for a place as Erlang's formula says", () => {
    // M/M/1 at three quarters: waits with that probability, four services long.
    expect(slotWait(1, 0.75, 2).mean).toBeCloseTo(0.75 * 8, 12);
    expect(slotWait(1, 0.75, 2).last).toBeCloseTo(8 * Math.log(75), 12);
    // Erlang C of 2 places and an offered load of 1 is a third.
    expect(slotWait(2, 1, 3).mean).toBeCloseTo(3 / 3, 12);
    expect(slotWait(2, 2, 3).mean).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    [0.3, 64],
    [0.6, 64],
    [0.8, 64],
    [0.9, 16],
  ])(
    "at %f of what %i places carry has the requests and the tail of a simulation",
    (share, places) => {
      const rate = share * fullRate(setup, group, places);
      const model = copyUnderLoad(setup, group, places, rate);
      const simulated = simulateCopy(rate, places, 20_000);
      expect(Math.abs((model?.requests ?? 0) / simulated.requests - 1)).toBeLessThan(0.05);
      // Waits for a place come in bursts: the tail of 18,000 requests is known to about a third.
      expect(Math.abs(Math.log((model?.timeToFirstToken ?? 0) / simulated.last))).toBeLessThan(0.4);
    },
  );

  test("serves no more than the rate that fills every place", () => {
    const full = fullRate(setup, group, 64);
    expect(copyUnderLoad(setup, group, 64, full)).toBeUndefined();
    expect(copyUnderLoad(setup, group, 64, 0.999 * full)?.requests).toBeGreaterThan(60);
  });
});

describe("copies for a load", () => {
  const limits = { timePerToken: 0.05, timeToFirstToken: 2 };

  test("are the fewest that keep the limits", () => {
    const one = replicasFor(setup, group, 1e-3, limits);
    expect(one?.replicas).toBe(1);
    const most = one?.capacity ?? 0;
    const five = replicasFor(setup, group, 4.5 * most, limits);
    expect(five).toMatchObject({ replicas: 5, chips: 5 });
    expect(five?.timePerToken).toBeLessThanOrEqual(0.05);
    expect(five?.timeToFirstToken).toBeLessThanOrEqual(2);
    const tight = copyUnderLoad(setup, group, group.mostRequests, (4.5 * most) / 4);
    expect(tight === undefined || tight.timeToFirstToken > 2 || tight.timePerToken > 0.05).toBe(
      true,
    );
  });

  test("are none where an idle copy is too slow", () => {
    expect(replicasFor(setup, group, 1, { timePerToken: 1e-5 })).toBeUndefined();
  });
});
