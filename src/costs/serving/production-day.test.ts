import { describe, expect, test } from "vitest";
import { closeDay, dayOfService, dayOnChip, deepSeekDay } from "./production-day.ts";

describe("DeepSeek's published day closes", () => {
  const day = closeDay(deepSeekDay);

  test("226.75 nodes of 8 chips at $2 an hour cost $87,072", () => {
    expect(day.usd).toBe(87_072);
  });

  test("its token rates need 226.86 nodes", () => {
    expect(day.nodesFromRates).toBeCloseTo(226.86, 2);
  });

  test("$562,027 is a profit of 5.45 over cost, and the token counts give that revenue", () => {
    expect(day.margin).toBeCloseTo(5.45, 2);
    // Token counts are published to the billion.
    expect(day.usdAtListPrice / 562_027).toBeCloseTo(1, 3);
  });

  test("56 % of input was cached", () => {
    expect(day.cachedShare).toBeCloseTo(0.5625, 4);
  });
});

test("the day is known on its own day and after, for its own chip and model", () => {
  const [chip, other] = [{ id: "h800-sxm" }, { id: "h100-sxm" }];
  expect(dayOnChip(chip, "2025-02-27")).toBeUndefined();
  expect(dayOnChip(chip, "2025-02-28")).toBe(deepSeekDay);
  expect(dayOnChip(other, "2026-01-01")).toBeUndefined();
  expect(dayOfService({ id: "DeepSeek-V3" }, chip)).toBe(deepSeekDay);
  expect(dayOfService({ id: "DeepSeek-V3" }, other)).toBeUndefined();
  expect(dayOfService({ id: "Llama 3.1-405B" }, chip)).toBeUndefined();
});
