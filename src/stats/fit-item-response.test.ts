import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { carriedText } from "../../test/support/publications.ts";
import { readCapabilityScores } from "../files/capability-scores.ts";
import { bootstrapItemResponse } from "./bootstrap-item-response.ts";
import {
  type BenchmarkScore,
  fitItemResponse,
  type ItemResponseOptions,
} from "./fit-item-response.ts";
import { publicScale, toPublicScale } from "./public-scale.ts";

interface Fixture {
  readonly anchor: string;
  readonly scores: readonly BenchmarkScore[];
  readonly fits: readonly {
    readonly penalty: number;
    readonly cost: number;
    readonly capabilities: readonly number[];
    readonly difficulties: readonly number[];
    readonly slopes: readonly number[];
  }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/item-response.json"), "utf8"),
);

function fitted(scores: readonly BenchmarkScore[], options: ItemResponseOptions) {
  const fit = fitItemResponse(scores, options);
  if (!fit.ok) throw new Error(JSON.stringify(fit.error));
  return fit.value;
}

/** The largest difference between two columns of the same length. */
function largestDifference(ours: readonly number[], theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(...ours.map((value, i) => Math.abs(value - theirs[i]!)));
}

describe("fitItemResponse", () => {
  test.each(fixture.fits)("finds SciPy's bounded optimum with penalty $penalty", (expected) => {
    const { penalty } = expected;
    const fit = fitted(fixture.scores, { anchorBenchmark: fixture.anchor, penalty });
    expect(Math.abs(fit.cost / expected.cost - 1)).toBeLessThan(1e-8);
    const models = [...fit.models].sort((one, other) => (one.model < other.model ? -1 : 1));
    // A cost equal to 1e-8 leaves the flattest of the variables free by about its root.
    expect(
      largestDifference(
        models.map((model) => model.capability),
        expected.capabilities,
      ),
    ).toBeLessThan(1e-3);
    expect(
      largestDifference(
        fit.benchmarks.map((item) => item.difficulty),
        expected.difficulties,
      ),
    ).toBeLessThan(1e-3);
    expect(
      largestDifference(
        fit.benchmarks.map((item) => item.slope),
        expected.slopes,
      ),
    ).toBeLessThan(1e-3);
  });

  test("the anchor benchmark has slope 1 and difficulty 0", () => {
    const fit = fitted(fixture.scores, { anchorBenchmark: fixture.anchor });
    expect(fit.benchmarks.find((item) => item.benchmark === fixture.anchor)).toEqual({
      benchmark: fixture.anchor,
      difficulty: 0,
      slope: 1,
    });
    expect(fit.penalty).toBe(1e-3);
  });

  test("a benchmark that nobody solves ends at a bound of the fit", () => {
    const fit = fitted(fixture.scores, { anchorBenchmark: fixture.anchor, penalty: 1e-6 });
    const shift = Math.max(...fit.benchmarks.map((item) => item.difficulty)) - 10;
    expect(fit.benchmarks.some((item) => item.slope === 0.1 || item.slope === 10)).toBe(true);
    for (const item of fit.benchmarks) {
      expect(item.slope).toBeGreaterThanOrEqual(0.1);
      expect(item.difficulty - shift).toBeLessThanOrEqual(10 + 1e-12);
    }
  });

  test("refuses a score beyond 1, a repeated score and an unknown anchor", () => {
    const anchorBenchmark = fixture.anchor;
    const [first, ...rest] = fixture.scores as [BenchmarkScore, ...BenchmarkScore[]];
    const percent = fitItemResponse([{ ...first, performance: 85 }, ...rest], { anchorBenchmark });
    expect(percent).toMatchObject({
      ok: false,
      error: { code: "out-of-range", facts: { what: "performance", row: 1, value: 85 } },
    });
    const twice = fitItemResponse([first, first, ...rest], { anchorBenchmark });
    expect(twice).toMatchObject({ ok: false, error: { code: "duplicate-score" } });
    const unknown = fitItemResponse(fixture.scores, { anchorBenchmark: "none" });
    expect(unknown).toMatchObject({ ok: false, error: { code: "unknown-name" } });
    const negative = fitItemResponse(fixture.scores, { anchorBenchmark, penalty: -1 });
    expect(negative).toMatchObject({ ok: false, error: { code: "out-of-range" } });
  });
});

describe("bootstrapItemResponse", () => {
  const options = { anchorBenchmark: fixture.anchor, penalty: 0.1 };
  const anchors = [
    { model: "m00", value: 130 },
    { model: "m01", value: 150 },
  ];
  const draw = (from: number, to: number) => {
    const fit = fitted(fixture.scores, options);
    const draws = bootstrapItemResponse(fixture.scores, options, fit, anchors, {
      seed: 8,
      from,
      to,
    });
    if (!draws.ok) throw new Error(JSON.stringify(draws.error));
    return { fit, draws: draws.value };
  };

  test("every draw takes the anchor models to their public values", () => {
    const { fit, draws } = draw(0, 20);
    const columnOf = (name: string) =>
      draws.capabilities[fit.models.findIndex(({ model }) => model === name)]!;
    expect(draws.unconverged).toBe(0);
    for (const value of columnOf("m00")) expect(value).toBeCloseTo(130, 9);
    for (const value of columnOf("m01")) expect(value).toBeCloseTo(150, 9);
    expect(new Set(columnOf("m05")).size).toBe(20);
  });

  test("parts of a range drawn apart are the draws of the whole", () => {
    const whole = draw(0, 6).draws.capabilities[3]!;
    const part = draw(4, 6).draws.capabilities[3]!;
    expect([...part]).toEqual([...whole.slice(4)]);
  });
});

describe("the capability index", () => {
  function readScores(): readonly BenchmarkScore[] {
    const text = carriedText("capability-index", "scores.csv");
    const scores = readCapabilityScores({ file: "scores.csv", text });
    if (!scores.ok) throw new Error(JSON.stringify(scores.error));
    return scores.value;
  }

  test("reproduces the published cost and the three first models", () => {
    const fit = fitted(readScores(), { anchorBenchmark: "Winogrande", penalty: 0.1 });
    expect([fit.models.length, fit.benchmarks.length, fit.n]).toEqual([179, 38, 1324]);
    // Published to four decimals, from a solver that stopped early.
    expect(Math.abs(fit.cost - 3.4474)).toBeLessThan(5e-4);
    const ranked = [...fit.models].sort((one, other) => other.capability - one.capability);
    const published = [
      ["gpt-5-pro-2025-10-06_high", 2.6592],
      ["gpt-5-2025-08-07_high", 2.6453],
      ["gpt-5.1_high", 2.6446],
    ] as const;
    for (const [place, [model, capability]] of published.entries()) {
      expect(ranked[place]?.model).toBe(model);
      expect(Math.abs((ranked[place]?.capability ?? 0) - capability)).toBeLessThan(5e-4);
    }
  });

  test("the public scale is fixed by its two anchors", () => {
    const fit = fitted(readScores(), { anchorBenchmark: "Winogrande", penalty: 0.1 });
    const scale = publicScale(fit.models, [
      { model: "claude-3-5-sonnet-20240620", value: 130 },
      { model: "gpt-5-2025-08-07_medium", value: 150 },
    ]);
    if (!scale.ok) throw new Error(JSON.stringify(scale.error));
    const first = fit.models.find(({ model }) => model === "gpt-5-pro-2025-10-06_high");
    expect(toPublicScale(scale.value, first?.capability ?? 0)).toBeGreaterThan(150);
    expect(
      publicScale(fit.models, [
        { model: "absent", value: 130 },
        { model: "gpt-5-2025-08-07_medium", value: 150 },
      ]).ok,
    ).toBe(false);
  });
});
