import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { chipPrice } from "./chip-price.ts";
import { findPlannerChip, readPlannerChips } from "./read-planner-chips.ts";

const facts = factsOf();
const window = { asOf: "2026-11-23", hindsight: false };
const read = readPlannerChips(facts, window);
if (!read.ok) throw new Error(JSON.stringify(read.error));
const chips = read.value;

const named = (name: string) => {
  const found = findPlannerChip(chips, name);
  if (!found.ok) throw new Error(name);
  return found.value;
};

const priceOn = (name: string, term: Parameters<typeof chipPrice>[3], date: string) => {
  const price = chipPrice(facts, window, named(name), term, date);
  return price.ok ? price.value : price.error;
};

describe("a chip", () => {
  test("takes its peak from dataset hardware and its domain from planner-chips", () => {
    const h100 = named("h100-sxm");
    expect(h100.peak.fp16).toBe(989.4e12);
    expect([h100.scaleUpChips, h100.scaleOutBandwidth]).toEqual([8, 50e9]);
  });

  test("is found by its name in dataset hardware as well", () => {
    expect(named("NVIDIA H100 SXM5 80GB").id).toBe("h100-sxm");
  });

  test("of a server has a dense 16-bit peak, memory, bandwidths; 8 bits give at most twice that", () => {
    const servers = chips.filter(({ kind }) => kind === "server");
    for (const chip of servers) {
      expect(chip.peak.fp16, chip.id).toBeGreaterThan(4e13);
      expect(chip.memoryBytes, chip.id).toBeGreaterThan(1e10);
      expect(chip.memoryBandwidth, chip.id).toBeGreaterThan(5e11);
      expect(chip.scaleUpBandwidth, chip.id).toBeGreaterThan(1e11);
      expect(chip.scaleOutBandwidth, chip.id).toBeGreaterThan(1e9);
      const fp8 = chip.peak.fp8 ?? 0;
      // Trainium multiplies FP8 1.95 and 3.75 times as fast as BF16; with sparsity others would too.
      const most = chip.maker.includes("Amazon") ? 4 : 2.01;
      expect(fp8 / (chip.peak.fp16 as number), chip.id).toBeLessThan(most);
    }
  });

  test("that nobody knows is refused with the names that are known", () => {
    const found = findPlannerChip(chips, "h900");
    expect(found.ok ? undefined : found.error).toMatchObject({
      code: "unknown-hardware",
      facts: { value: "h900", known: expect.stringContaining("h100-sxm") },
    });
  });
});

describe("a chip's price", () => {
  test("on a day is that of the quotes before it, rented and bought", () => {
    const rent = priceOn("h100-sxm", "on-demand", "2024-07-23");
    expect(rent).toMatchObject({ term: "on-demand" });
    if (!("usd" in rent)) throw new Error("no price");
    expect(rent.usd).toBeGreaterThan(2);
    expect(rent.usd).toBeLessThan(6);
    expect(rent.to <= "2024-07-23").toBe(true);
    const bought = priceOn("h100-sxm", "purchase", "2024-08-31");
    if (!("usd" in bought)) throw new Error("no price");
    // The quotes of that half-year lie between 33,000 and 45,000 USD a chip with its server.
    expect(bought.usd).toBeGreaterThan(30_000);
    expect(bought.usd).toBeLessThan(46_000);
  });

  test("before the first quote is that of the first quotes after it", () => {
    const early = priceOn("tpu-v5p", "purchase", "2020-01-01");
    expect(early).toMatchObject({ quotes: 1 });
  });

  test("that nobody quotes is refused with the terms that are quoted", () => {
    expect(priceOn("ascend-910c", "on-demand", "2026-01-01")).toMatchObject({
      code: "no-chip-price",
    });
  });
});
