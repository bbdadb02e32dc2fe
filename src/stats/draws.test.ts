import { describe, expect, test } from "vitest";
import { normalCdf } from "./distributions/normal.ts";
import { normalDraw, uniformDraw } from "./draws.ts";

/** Largest distance between the sample's and the expected distribution (Kolmogorov). */
function distance(sample: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const n = sorted.length;
  return sorted.reduce((worst, value, i) => {
    const p = cdf(value);
    return Math.max(worst, Math.abs(p - i / n), Math.abs(p - (i + 1) / n));
  }, 0);
}

describe("draws", () => {
  const indices = Array.from({ length: 20_000 }, (_, i) => i);
  // A true sample exceeds 1.95 / √n once in a thousand; the draws are fixed, so this is no gamble.
  const bound = 1.95 / Math.sqrt(indices.length);

  test("uniform and normal draws follow their distributions", () => {
    expect(
      distance(
        indices.map((i) => uniformDraw(1, 2, i)),
        (u) => u,
      ),
    ).toBeLessThan(bound);
    expect(
      distance(
        indices.map((i) => normalDraw(7, 0, i)),
        normalCdf,
      ),
    ).toBeLessThan(bound);
  });

  test("draws depend on seed, stream and index, and on nothing else", () => {
    expect(uniformDraw(5, 6, 7)).toBe(uniformDraw(5, 6, 7));
    const others = [uniformDraw(4, 6, 7), uniformDraw(5, 7, 7), uniformDraw(5, 6, 8)];
    expect(new Set([uniformDraw(5, 6, 7), ...others, uniformDraw(5, 6, 7 + 2 ** 32)]).size).toBe(5);
    expect(uniformDraw(2 ** 32 + 5, 6, 7)).not.toBe(uniformDraw(5, 6, 7));
  });

  test("two streams do not correlate", () => {
    const sum = indices.reduce((s, i) => s + normalDraw(3, 0, i) * normalDraw(3, 1, i), 0);
    // Three standard errors of a correlation of nothing.
    expect(Math.abs(sum / indices.length)).toBeLessThan(3 / Math.sqrt(indices.length));
  });
});
