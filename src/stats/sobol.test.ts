import { describe, expect, test } from "vitest";
import fixture from "./fixtures/sobol.json" with { type: "json" };
import { scrambledDirections, sobolDimensions, sobolDirections, sobolWord } from "./sobol.ts";

const plain = (dimension: number): Uint32Array =>
  Uint32Array.from([...sobolDirections(dimension), 0]);

describe("Sobol sequence", () => {
  test("has the first 18 direction numbers of SciPy in all 64 dimensions", () => {
    fixture.points.forEach((point, k) => {
      for (let d = 0; d < sobolDimensions; d++) {
        expect(sobolWord(plain(d), 2 ** k) / 2 ** 32).toBe(point[d]);
      }
    });
  });

  test("scrambled, every dimension still puts one of 2ᵏ points in each of 2ᵏ equal intervals", () => {
    for (const dimension of [0, 1, 17, 63]) {
      const directions = scrambledDirections(20260101, dimension);
      const intervals = Array.from({ length: 1024 }, (_, i) => sobolWord(directions, i) >>> 22);
      expect(new Set(intervals).size).toBe(1024);
    }
  });

  test("scrambled by seeds that differ in their upper 32 bits alone, it differs", () => {
    const [low, high] = [1, 1 + 2 ** 32].map((seed) => scrambledDirections(seed, 3));
    expect(high).not.toEqual(low);
  });

  test("scrambled, each of the first two dimensions' 2⁵ × 2⁵ boxes has one of 2¹⁰ points", () => {
    const [x, y] = [0, 1].map((d) => scrambledDirections(7, d)) as [Uint32Array, Uint32Array];
    const boxes = Array.from(
      { length: 1024 },
      (_, i) => `${sobolWord(x, i) >>> 27},${sobolWord(y, i) >>> 27}`,
    );
    expect(new Set(boxes).size).toBe(1024);
  });

  test("different seeds and dimensions are scrambled differently", () => {
    const words = [1, 2, 2 ** 32 + 1].flatMap((seed) =>
      [0, 1].map((dimension) => sobolWord(scrambledDirections(seed, dimension), 1)),
    );
    expect(new Set(words).size).toBe(6);
  });
});
