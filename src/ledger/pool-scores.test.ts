import { describe, expect, test } from "vitest";
import { calibrationOf, spiegelhalter } from "./calibration.ts";
import type { Claim } from "./claim.ts";
import { poolScores } from "./pool-scores.ts";
import { brierOf, logOf, scoreQuantity } from "./proper-scores.ts";
import type { ScoredClaim } from "./scored-claims.ts";

const forecast = (
  p: number,
  came: boolean,
  rest: Partial<ScoredClaim> & { readonly topic?: string; readonly cluster?: string } = {},
): ScoredClaim => ({
  claim: { topic: rest.topic ?? "a", cluster: rest.cluster ?? `${p}` } as Claim,
  ...{ p, came, baseline: undefined, hindsight: false, readings: [{ p, came }], ...rest },
});

test.each([
  [0.85, true, 0.0225, 0.1625],
  [0.85, false, 0.7225, 1.8971],
  [0.45, true, 0.3025, 0.7985],
])("of %d with outcome %s: Brier %d, log %d", (p, came, brier, log) => {
  expect(brierOf({ p, came })).toBeCloseTo(brier, 12);
  expect(logOf({ p, came })).toBeCloseTo(log, 4);
});

describe("pooled scores", () => {
  const scored = [
    forecast(0.8, true, { topic: "a", cluster: "x", baseline: 0.5 }),
    forecast(0.8, true, { topic: "a", cluster: "x", baseline: 0.5 }),
    forecast(0.8, false, { topic: "b", cluster: "y" }),
  ];
  const pooled = poolScores(scored);

  test("count a cluster once where it has one vote", () => {
    expect(pooled.brier.mean).toBeCloseTo((0.04 + 0.04 + 0.64) / 3, 12);
    expect(pooled.brierByCluster).toBeCloseTo((0.04 + 0.64) / 2, 12);
    expect([pooled.n, pooled.clusters, pooled.topics]).toEqual([3, 2, 2]);
  });

  test("have an interval by topics drawn anew, from the best topic to the worst", () => {
    expect(pooled.brier.lower).toBeCloseTo(0.04, 12);
    expect(pooled.brier.upper).toBeCloseTo(0.64, 12);
  });

  test("stand beside the trend only where there is one, and say no word that is not shown", () => {
    expect(pooled.baseline).toMatchObject({ n: 2, word: "leaning better" });
    expect(pooled.baseline?.brier).toBeCloseTo(0.04, 12);
    expect(pooled.baseline?.baselineBrier).toBeCloseTo(0.25, 12);
    expect(pooled.baseline?.skill).toBeCloseTo(1 - 0.04 / 0.25, 12);
    const shown = poolScores([
      forecast(0.9, true, { topic: "a", baseline: 0.5 }),
      forecast(0.9, true, { topic: "b", baseline: 0.4 }),
    ]);
    expect(shown.baseline?.word).toBe("better");
    const worse = poolScores([
      forecast(0.1, true, { topic: "a", baseline: 0.5 }),
      forecast(0.1, true, { topic: "b", baseline: 0.4 }),
    ]);
    expect(worse.baseline?.word).toBe("worse");
  });

  test("show what the choice of readings and of hedges does", () => {
    const { byReading, byHedge } = poolScores([
      forecast(0.8, true, {
        readings: [
          { p: 0.8, came: true },
          { p: 0.8, came: false },
        ],
      }),
    ]);
    expect(byReading.kindest).toBeCloseTo(0.04, 12);
    expect(byReading.mean).toBeCloseTo(0.34, 12);
    expect(byReading.harshest).toBeCloseTo(0.64, 12);
    expect(byHedge.pulled).toBeCloseTo(0.35 ** 2, 12);
    expect(byHedge.pushed).toBeCloseTo(0.05 ** 2, 12);
  });
});

describe("calibration", () => {
  const group = [...Array.from({ length: 8 }, () => true), false, false, false];
  const [bin] = calibrationOf(group.map((came) => ({ p: 0.45, came })));

  test("has the Jeffreys interval, as SciPy gives it for 8 of 11", () => {
    expect(bin?.came).toBeCloseTo(8 / 11, 12);
    expect(bin?.lower).toBeCloseTo(0.5361, 4);
    expect(bin?.upper).toBeCloseTo(0.8639, 4);
    expect(bin?.few).toBe(false);
  });

  test("has a band of what right probabilities would show", () => {
    expect(bin?.bandLower).toBeGreaterThan(0.2);
    expect(bin?.bandLower).toBeLessThan(0.45);
    expect(bin?.bandUpper).toBeGreaterThan(0.45);
    expect(bin?.bandUpper).toBeLessThan(0.7);
  });

  test("names groups of fewer than five", () => {
    expect(calibrationOf([{ p: 0.95, came: true }])[0]?.few).toBe(true);
  });

  test("Spiegelhalter's z is 0 for what fits and large for what does not", () => {
    const right = [true, false].map((came) => ({ p: 0.5 + 1e-9, came }));
    expect(Math.abs(spiegelhalter(right) ?? 9)).toBeLessThan(1e-6);
    expect(spiegelhalter([0.95, 0.95].map((p) => ({ p, came: false })))).toBeGreaterThan(1.64);
  });
});

describe("a forecast of a quantity", () => {
  test("has the CRPS of a normal distribution: σ (√2 − 1) / √π at its mean", () => {
    const score = scoreQuantity({ kind: "normal", mean: 3, sd: 2, unit: "" }, 3);
    expect(score?.crps).toBeCloseTo((2 * (Math.SQRT2 - 1)) / Math.sqrt(Math.PI), 12);
    expect(score?.rank).toBeCloseTo(0.5, 12);
    expect(score?.widthsOff).toBe(0);
  });

  test("is off by widths of its own range", () => {
    const score = scoreQuantity({ kind: "range80", p10: 10, p90: 100, unit: "" }, 1000);
    expect(score?.widthsOff).toBeCloseTo(1, 12);
  });

  test("has no score where no spread was given", () => {
    expect(scoreQuantity({ kind: "median", median: 3, unit: "" }, 3)).toBeUndefined();
  });
});
