import { describe, expect, test } from "vitest";
import { facts } from "../../../test/support/trend.ts";
import { type CostScore, scorePublishedCosts, summarizeCosts } from "./score-published-costs.ts";

const window = { asOf: "2026-11-23", hindsight: false } as const;

function scores(): readonly CostScore[] {
  const found = scorePublishedCosts(facts, window);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

describe("costs that Epoch AI publishes, each by its edition and on its inputs", () => {
  const all = scores();
  const summary = new Map(summarizeCosts(all).map((one) => [one.basis, one]));

  test("every one lies within 15 %, and all but two amortised ones within 0.1 %", () => {
    for (const one of summary.values()) expect(one.within15Percent, one.basis).toBe(one.n);
    const amortised = summary.get("amortised");
    expect(amortised?.n).toBe(163);
    expect(amortised?.withinTenthPercent).toBe(161);
    const acquisition = summary.get("acquisition");
    expect(acquisition?.withinTenthPercent).toBe(acquisition?.n);
  });

  test("a revised input names what was revised, and what the cost would be today", () => {
    const vision = all.find(({ model }) => model === "ViT-G/14");
    expect(vision?.ratio).toBeCloseTo(1, 3);
    // Today's inputs have seventeen times the compute, and the cost that goes with it.
    expect(vision?.today).toBeGreaterThan(15);
    expect(vision?.today).toBeLessThan(20);
    expect(vision?.revised).toContainEqual({ input: "flop", before: 3.4e21, now: 5.85e22 });
    expect(all.filter(({ revised }) => revised.length > 0)).toHaveLength(15);
  });

  test("a figure entered by hand is shown and not counted", () => {
    const stated = all.filter((one) => one.stated);
    expect(stated.map(({ model }) => model)).toEqual(["HyenaDNA"]);
    expect(stated[0]?.published).toBe(5000);
  });

  test("a past date sees no cost that became known later", () => {
    const then = scorePublishedCosts(facts, { asOf: "2025-12-31", hindsight: false });
    expect(then.ok && then.value.every(({ edition }) => edition === "2024")).toBe(true);
  });
});
