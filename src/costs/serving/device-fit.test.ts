import { expect, test } from "vitest";
import {
  halfAchieved,
  roundChip,
  SMALL_ACTIVE,
  smallModel,
} from "../../../test/support/small-serving.ts";
import { planDevice } from "./device-fit.ts";

const models = [smallModel(3e9, "3B"), smallModel(6e9, "6B"), smallModel(4e9, "4B")];
const options = { format: "fp8", context: 1000, growth: 1.5, efficiencies: halfAchieved } as const;

test("a phone leaves half of its memory to a model, of eight bits a byte", () => {
  const phone = { ...roundChip, kind: "phone" as const };
  const plan = planDevice(phone, models, options);
  expect(plan).toMatchObject({ room: 5e9, roomShare: 0.5, mostParameters: 5e9 });
  expect(planDevice(phone, [], { ...options, format: "fp16" }).mostParameters).toBe(2.5e9);
  expect(plan.fitting.map(({ model }) => model)).toEqual(["4B", "3B"]);
  expect(plan.largest?.model).toBe("4B");
  expect(plan.unlocked.map(({ model }) => model)).toEqual(["6B"]);
});

test("a laptop leaves three quarters, a server all", () => {
  const roomOf = (kind: "laptop" | "server") =>
    planDevice({ ...roundChip, kind }, [], options).room;
  expect(roomOf("laptop")).toBe(7.5e9);
  expect(roomOf("server")).toBe(1e10);
});

test("a model that fills the room to the byte fits, and needs no growth", () => {
  // 1,000 tokens of 4,000 elements of two bytes beside the weights.
  const full = smallModel(1e10 - 8e6, "full");
  const plan = planDevice(roundChip, [full], { ...options, growth: 1 });
  expect(plan.largest).toMatchObject({ bytes: 1e10, parameters: 1e10 - 8e6 });
  expect(plan.unlocked).toEqual([]);
  const [larger] = planDevice(roundChip, [smallModel(1.5e10 - 8e6)], options).unlocked;
  expect(larger?.bytes).toBe(1.5e10);
});

test("a token waits for the weights it multiplies and for the context, then for the layers", () => {
  const efficiencies = { ...halfAchieved, layerOverhead: 1e-4 };
  const watched = { ...roundChip, powerWatt: 5 };
  const [fit] = planDevice(watched, [smallModel(3e9)], { ...options, efficiencies }).fitting;
  const seconds = (SMALL_ACTIVE + 8e6) / 0.5e12 + 10 * 1e-4;
  expect(fit?.active).toBe(SMALL_ACTIVE);
  expect(fit?.tokensPerSecond).toBeCloseTo(1 / seconds, 8);
  expect(fit?.joulePerToken).toBeCloseTo(5 * seconds, 12);
  // The power of the round chip is not known.
  expect(planDevice(roundChip, models, options).largest).not.toHaveProperty("joulePerToken");
});
