import { expect, test } from "vitest";
import { smallModel, smallSetup } from "../../../test/support/small-serving.ts";
import { planServing } from "./plan-serving.ts";
import { servedModel } from "./served-model.ts";
import type { ServingSetup } from "./serving-setup.ts";

const planned = (setup: ServingSetup, limits = {}) => {
  const plan = planServing(setup, limits, false);
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
};

test("memory holds two bytes a parameter, and 4,000 elements a token of a request", () => {
  // 1,500 tokens of 8,000 bytes beside two billion bytes of weights: one chip of 10^10 bytes.
  expect(planned(smallSetup).memory).toEqual({
    weightBytes: 2e9,
    keyValueBytesPerToken: 8000,
    stateBytesPerSequence: 0,
    keyValueBytesPerRequest: 12e6,
    fewestChips: 1,
  });
  const larger = { ...smallSetup, model: servedModel(smallModel(5e9)) };
  expect(planned(larger).memory.fewestChips).toBe(2);
});

test("a model too large for 64 chips is refused with what it needs, in gigabytes", () => {
  const huge = { ...smallSetup, model: servedModel(smallModel(400e9)) };
  // 64 chips of 10^10 bytes hold 640 GB.
  expect(planServing(huge, {}, false)).toMatchObject({
    ok: false,
    error: {
      code: "does-not-fit",
      facts: { chip: "round", needGb: 800, roomGb: 640, chips: 64, bits: 16 },
    },
  });
});

test("limits that nothing meets are named", () => {
  expect(planServing(smallSetup, { timePerToken: 1e-9 }, false)).toMatchObject({
    ok: false,
    error: { code: "limits-not-met", facts: { timePerToken: 1e-9, timeToFirstToken: "–" } },
  });
});

test.each([
  ["peak FLOP/s", { peak: {} }],
  ["memory", { memoryBytes: undefined }],
  ["memory bandwidth", { memoryBandwidth: undefined }],
])("a chip without %s is refused", (field, without) => {
  const { chip } = smallSetup;
  expect(
    planServing({ ...smallSetup, chip: { ...chip, ...without } as typeof chip }, {}, false),
  ).toMatchObject({ ok: false, error: { code: "missing-chip-figure", facts: { field } } });
});

test("on the frontier no user is slower than asked, from the slowest to the fastest", () => {
  const { frontier, point } = planned(smallSetup);
  const speeds = frontier.map(({ tokensPerSecondPerUser }) => tokensPerSecondPerUser);
  // The fullest group is faster than 50 already: one point stands for the slower speeds.
  expect(speeds).toHaveLength(5);
  for (const [index, least] of [50, 75, 100, 150, 200].entries()) {
    expect(speeds[index]).toBeGreaterThan(least * (1 - 1e-6));
  }
  for (const { tokensPerSecondPerChip } of frontier) {
    expect(tokensPerSecondPerChip).toBeLessThanOrEqual(point.tokensPerSecondPerChip);
  }
});

test("the 99th percentile of the first token is that of a queue with equal service", () => {
  const { point } = planned({
    ...smallSetup,
    workload: { ...smallSetup.workload, outputTokens: 10 },
  });
  const { prefill, decode, prefillShare: busy } = point;
  // M/D/1: the mean wait is busy / (2 (1 - busy)) services, and an exponential tail.
  const wait = ((busy * prefill) / (2 * (1 - busy))) * Math.log(100 * busy);
  expect(busy).toBeGreaterThan(0.1);
  expect(point.timeToFirstToken).toBeCloseTo(prefill + decode + wait, 10);
});

test("another name of the model and of the chip changes no bit", () => {
  const { model, chip } = smallSetup;
  const renamed = {
    ...smallSetup,
    model: { ...model, architecture: { ...model.architecture, id: "other", name: "Other" } },
    chip: { ...chip, id: "else", name: "Else", quotedAs: ["Else"] },
  };
  expect(planServing(renamed, undefined, false)).toStrictEqual(
    planServing(smallSetup, undefined, false),
  );
});
