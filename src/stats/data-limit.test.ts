import { describe, expect, test } from "vitest";
import { dataLimit, effectiveTokens } from "./data-limit.ts";
import { computeOptimal } from "./scaling-law.ts";

const law = { A: 477.826, B: 2143.417, E: 1.817218, alpha: 0.34731, beta: 0.367172 };

describe("the data limit", () => {
  test("is the budget at which compute-optimal training uses the whole stock", () => {
    for (const stock of [1e9, 1e12, 15e12]) {
      const { flop, parameters, tokens } = dataLimit(law, stock, 1);
      const best = computeOptimal(flop, law);
      expect(tokens).toBe(stock);
      expect(best.tokens / stock).toBeCloseTo(1, 10);
      expect(best.parameters / parameters).toBeCloseTo(1, 10);
    }
  });

  test("of one epoch has the loss of fresh tokens", () => {
    const once = dataLimit(law, 1e12, 1);
    expect(once.effectiveTokens).toBe(1e12);
    expect(once.loss).toBeCloseTo(computeOptimal(once.flop, law).loss, 12);
  });

  test("four epochs are worth about 3.7 stocks, and none more than 16.4 (arXiv 2305.16264)", () => {
    expect(effectiveTokens(1, 4)).toBeCloseTo(1 + 15.387756 * (1 - Math.exp(-3 / 15.387756)), 12);
    expect(effectiveTokens(1, 4)).toBeGreaterThan(3.7);
    expect(effectiveTokens(1, 1e6)).toBeCloseTo(16.387756, 9);
  });
});
