import { describe, expect, test } from "vitest";
import { bootstrap, percentileInterval } from "./bootstrap.ts";
import { normalDraw } from "./draws.ts";
import { mean } from "./mean.ts";

describe("bootstrap", () => {
  const sample = Array.from({ length: 200 }, (_, i) => 10 + 3 * normalDraw(11, 0, i));
  const meanOf = (indices: readonly number[]) => mean(indices.map((i) => sample[i]!));

  test("the spread of the mean is the closed form σ̂ / √n", () => {
    const { values } = bootstrap(sample.length, meanOf, { resamples: 4000, seed: 3 });
    const centre = mean(sample);
    const variance = mean(sample.map((value) => (value - centre) ** 2)) / sample.length;
    const spread = mean(values.map((value) => (value - centre) ** 2));
    // 4,000 resamples leave a relative error of √(2 / 4000) = 2.2 % of the variance; four of these.
    expect(Math.abs(spread / variance - 1)).toBeLessThan(0.09);
  });

  test("the percentile interval of a mean is near its normal interval", () => {
    const { values } = bootstrap(sample.length, meanOf, { resamples: 4000, seed: 4 });
    const { lower, upper, level, kind } = percentileInterval(values, 0.9);
    const centre = mean(sample);
    const error = Math.sqrt(mean(sample.map((value) => (value - centre) ** 2)) / sample.length);
    // A quantile at 5 % of 4,000 draws has a standard error of 0.033 standard errors; four of these.
    expect(Math.abs(lower - (centre - 1.645 * error))).toBeLessThan(0.14 * error);
    expect(Math.abs(upper - (centre + 1.645 * error))).toBeLessThan(0.14 * error);
    expect({ level, kind }).toEqual({ level: 0.9, kind: "bootstrap-percentile" });
  });

  test("the same seed gives the same values, and a longer run begins with a shorter one", () => {
    const short = bootstrap(sample.length, meanOf, { resamples: 10, seed: 9 });
    const long = bootstrap(sample.length, meanOf, { resamples: 20, seed: 9 });
    expect(long.values.slice(0, 10)).toEqual(short.values);
    expect(bootstrap(sample.length, meanOf, { resamples: 10, seed: 10 }).values).not.toEqual(
      short.values,
    );
  });

  test("counts resamples without an answer instead of hiding them", () => {
    const odd = bootstrap(5, (indices) => (indices[0] === 0 ? undefined : 1), {
      resamples: 500,
      seed: 1,
    });
    expect(odd.values.length + odd.undetermined).toBe(500);
    // One first index in five is 0: 100 of 500, with a standard deviation of 9.
    expect(Math.abs(odd.undetermined - 100)).toBeLessThan(36);
  });

  test("reports progress and stops when aborted", () => {
    const signal = { aborted: false };
    const seen: number[] = [];
    const result = bootstrap(3, () => 1, {
      resamples: 1000,
      seed: 1,
      signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 30) signal.aborted = true;
      },
    });
    expect(seen).toEqual([10, 20, 30]);
    expect(result.aborted).toBe(true);
    expect(result.values).toHaveLength(30);
  });

  test("an impossible request is a bug", () => {
    expect(() => bootstrap(3, () => 1, { resamples: 0, seed: 1 })).toThrow(
      "resamples must be at least 1, got 0",
    );
    expect(() => percentileInterval([1], 1)).toThrow("level must be in (0, 1), got 1");
  });
});
