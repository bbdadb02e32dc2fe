import { describe, expect, test } from "vitest";
import { computeOptimal, predictLoss, type ScalingLaw } from "./scaling-law.ts";

const law: ScalingLaw = { A: 482.01, B: 2085.43, E: 1.81686, alpha: 0.34781, beta: 0.36585 };

describe("computeOptimal", () => {
  test("no other split of the same compute reaches a lower loss", () => {
    for (const flop of [1e18, 5.76e23, 1e27]) {
      const best = computeOptimal(flop, law);
      expect(6 * best.parameters * best.tokens).toBeCloseTo(flop, -Math.log10(flop) + 12);
      for (const shift of [0.9, 0.99, 1.01, 1.1]) {
        const parameters = best.parameters * shift;
        const loss = predictLoss(law, parameters, flop / (6 * parameters));
        expect(loss).toBeGreaterThan(best.loss);
      }
    }
  });

  test("equal terms and exponents split the compute evenly", () => {
    const even = computeOptimal(6e20, { A: 100, B: 100, E: 1, alpha: 0.5, beta: 0.5 });
    expect(even.parameters / 1e10).toBeCloseTo(1, 12);
    expect(even.tokensPerParameter).toBeCloseTo(1, 12);
    expect(even.loss).toBeCloseTo(1.002, 12);
  });

  test("the published law puts about 20 tokens to a parameter at the compute of Chinchilla", () => {
    // Besiroglu et al. 2024 state about 20 at 5.76e23 FLOP; 18.2 follows from the rounded law.
    const optimum = computeOptimal(5.76e23, law);
    expect(optimum.tokensPerParameter).toBeGreaterThan(15);
    expect(optimum.tokensPerParameter).toBeLessThan(25);
  });
});
