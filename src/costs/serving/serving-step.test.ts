import { expect, test } from "vitest";
import { SMALL_ACTIVE, smallModel, smallSetup } from "../../../test/support/small-serving.ts";
import { servedModel } from "./served-model.ts";
import { servingCycle, servingGroup } from "./serving-step.ts";

function groupOf(setup = smallSetup, chips = 1) {
  const group = servingGroup(setup, chips);
  if (!group) throw new Error("does not fit");
  return group;
}

test("memory beside the weights is filled by requests of 12 million bytes", () => {
  // 10^10 bytes less two for each of 10^9 parameters.
  expect(groupOf().mostRequests).toBeCloseTo(8e9 / 12e6, 8);
  expect(groupOf(smallSetup, 2).mostRequests).toBeCloseTo(18e9 / 12e6, 8);
  const full = { ...smallSetup, model: servedModel(smallModel(5e9)) };
  expect(servingGroup(full, 1)).toBeUndefined();
});

test("no more than 2,048 requests are scheduled on a chip", () => {
  const roomy = { ...smallSetup, chip: { ...smallSetup.chip, memoryBytes: 1e12 } };
  expect(groupOf(roomy).mostRequests).toBe(2048);
  expect(groupOf(roomy, 2).mostRequests).toBe(4096);
});

test("a step of few requests reads the weights and each one's 1,250 tokens", () => {
  // At half of 10^12 byte/s; a request's answer is half done on average.
  const seconds = (requests: number) => (2e9 + requests * 1250 * 8000) / 0.5e12;
  expect(groupOf().decode(1)).toBeCloseTo(seconds(1), 12);
  expect(groupOf().decode(10)).toBeCloseTo(seconds(10), 12);
});

test("a step of very many requests is limited by products, at half of the peak", () => {
  const fast = { ...smallSetup, chip: { ...smallSetup.chip, memoryBandwidth: 1e18 } };
  // Scores and sums of ten layers of eight heads of 50 over 1,250 tokens.
  const flop = 2 * SMALL_ACTIVE + 10 * 4 * 8 * 50 * 1250;
  expect(groupOf(fast).decode(600)).toBeCloseTo((600 * flop) / 0.5e15, 12);
});

test("chips that share the work add all-reduces, at 0.7 of half of 64 GB/s", () => {
  const [one, two] = [groupOf(), groupOf(smallSetup, 2)];
  // Two for each of ten layers: 10 µs, and four bytes of 1,000 elements, half of them elsewhere.
  const exchange = (tokens: number) => 2 * 10 * (1e-5 + (tokens * 4 * 0.5 * 1000) / (0.7 * 32e9));
  expect(two.decode(1)).toBeCloseTo(one.decode(1) / 2 + exchange(1), 10);
  expect(two.prefill).toBeCloseTo(one.prefill / 2 + exchange(1000), 10);
});

test("a cycle is a step, and the prompts for which finished requests make room", () => {
  const group = { chips: 1, mostRequests: 100, prefill: 0.5, prompt: 0.5, decode: () => 0.1 };
  // Of 50 requests with answers of 500 tokens a tenth of one ends in a step.
  expect(servingCycle(smallSetup, group, 50)).toEqual({
    requests: 50,
    decode: 0.1,
    cycle: expect.closeTo(0.15, 12),
    timePerToken: expect.closeTo(0.15, 12),
    prefillShare: expect.closeTo(1 / 3, 12),
    tokensPerSecond: expect.closeTo(50 / 0.15, 9),
  });
});
