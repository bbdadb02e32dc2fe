import { describe, expect, test } from "vitest";
import type { BenchmarkScore } from "../stats/fit-item-response.ts";
import { fitItemResponse } from "../stats/fit-item-response.ts";
import { capabilitySensitivity, placeModels } from "./capability-fit.ts";

/** Six models half a point apart on three benchmarks, without noise. */
const capabilities = [-1, -0.5, 0, 0.5, 1, 1.5];
const benchmarks = [
  { benchmark: "anchor", difficulty: 0, slope: 1 },
  { benchmark: "hard", difficulty: 1, slope: 1.5 },
  { benchmark: "easy", difficulty: -1, slope: 2 },
];
const scores: readonly BenchmarkScore[] = capabilities.flatMap((capability, index) =>
  benchmarks.map(({ benchmark, difficulty, slope }) => ({
    model: `model ${index}`,
    benchmark,
    performance: 1 / (1 + Math.exp(-slope * (capability - difficulty))),
  })),
);
/** Five points on the public scale for half a point of the raw one. */
const anchors = [
  { model: "model 0", value: 100 },
  { model: "model 5", value: 125 },
];

function fitted(penalty: number) {
  const fit = fitItemResponse(scores, { anchorBenchmark: "anchor", penalty });
  if (!fit.ok) throw new Error(fit.error.code);
  return fit.value;
}

const fit = fitted(1e-4);

function placedWith(
  ...rest: Parameters<typeof placeModels> extends [infer _, ...infer R] ? R : never
) {
  const placed = placeModels(fit, ...rest);
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value;
}

describe("models on the public scale", () => {
  test("stand between the anchors as on the raw one, the most capable first", () => {
    const placed = placedWith(anchors);
    expect(placed.map(({ model }) => model)).toEqual([5, 4, 3, 2, 1, 0].map((i) => `model ${i}`));
    expect(placed[0]?.eci).toBeCloseTo(125, 9);
    expect(placed[5]?.eci).toBeCloseTo(100, 9);
    // The penalty draws capabilities together by a few thousandths.
    expect(placed[2]?.eci).toBeCloseTo(115, 0);
    expect(placed.every(({ lower, upper }) => lower === undefined && upper === undefined)).toBe(
      true,
    );
  });

  test("have percentiles of their draws as intervals, but not two anchors", () => {
    const drawn = Float64Array.from({ length: 101 }, (_, i) => i);
    const draws = { capabilities: capabilities.map(() => drawn), unconverged: 0 };
    const two = placedWith(anchors, { draws, level: 0.8 });
    expect(two.map(({ lower, upper }) => [lower, upper])).toEqual([
      [undefined, undefined],
      ...Array.from({ length: 4 }, () => [expect.closeTo(10, 9), expect.closeTo(90, 9)]),
      [undefined, undefined],
    ]);
    const three = placedWith([...anchors, { model: "model 3", value: 115 }], { draws, level: 0.8 });
    expect(three[0]?.lower).toBeCloseTo(10, 9);
  });

  test("have no scale without an anchor", () => {
    expect(placeModels(fit, [{ model: "nobody", value: 1 }])).toMatchObject({ ok: false });
  });
});

describe("sensitivity", () => {
  const data = { scores, anchorBenchmark: "anchor", anchors };
  const found = capabilitySensitivity(data, fit, placedWith(anchors));

  test("tries the other penalties, and leaves out each benchmark but the anchor", () => {
    expect(found.map(({ choice, value }) => [choice, value])).toEqual([
      ["penalty", "0.001"],
      ["penalty", "0.01"],
      ["penalty", "0.1"],
      ["without-benchmark", "easy"],
      ["without-benchmark", "hard"],
    ]);
  });

  test("compares the leader's place and the spread of all with the original fit", () => {
    const other = capabilitySensitivity(
      { ...data, anchors: anchors.slice(0, 2) },
      fit,
      // As if the original fit had put the leader two points lower and all half as far apart.
      placedWith(anchors).map((model, index) => ({
        ...model,
        eci: index === 0 ? model.eci - 2 : 100 + (model.eci - 100) / 2,
      })),
    );
    for (const [index, { leader, spread }] of other.entries()) {
      expect(leader).toBeCloseTo((found[index]?.leader ?? Number.NaN) + 2, 9);
      expect(spread).toBeCloseTo(2 * (found[index]?.spread ?? Number.NaN), 9);
    }
    // Scores without noise fit a weak penalty as well.
    expect(found[0]?.spread).toBeCloseTo(1, 1);
    expect(found[0]?.leader).toBeCloseTo(0, 6);
  });
});
