import { describe, expect, test } from "vitest";
import { drawCounts } from "./draw-counts.ts";

function counts(seed: number, resample: number, size: number): Int32Array {
  const drawn = new Int32Array(size);
  drawCounts(seed, resample, drawn);
  return drawn;
}

describe("drawCounts", () => {
  test("draws as many members as there are", () => {
    for (const size of [1, 2, 5, 240]) {
      expect(counts(1, 7, size).reduce((sum, count) => sum + count, 0)).toBe(size);
    }
  });

  test("leaves out a share 1/e of the members on average", () => {
    let absent = 0;
    for (let resample = 0; resample < 1000; resample++) {
      absent += counts(3, resample, 240).filter((count) => count === 0).length;
    }
    const expected = (1 - 1 / 240) ** 240;
    // Standard deviation of the mean share over 1,000 resamples is 6e-4; five of them.
    expect(Math.abs(absent / 240_000 - expected)).toBeLessThan(3e-3);
  });

  test("is fixed by seed and resample, and changes with either", () => {
    expect(counts(5, 9, 50)).toEqual(counts(5, 9, 50));
    expect(counts(5, 9, 50)).not.toEqual(counts(6, 9, 50));
    expect(counts(5, 9, 50)).not.toEqual(counts(5, 10, 50));
    expect(counts(5, 9, 50)).not.toEqual(counts(5 + 2 ** 32, 9, 50));
  });
});
