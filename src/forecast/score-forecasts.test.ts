import { describe, expect, test } from "vitest";
import { byForecaster } from "./forecaster.ts";
import type { Came, PastForecast } from "./past-forecast.ts";
import { bestBaseline, pooledScore, rankShares, scoredOf, scoreOf } from "./score-forecasts.ts";

/** A forecast between −1 and 1 whose ensemble scores 1 where every baseline scores `baseline`. */
const made = (
  outcome: number,
  { series = "a", weight = 1, baseline = 2, rank = 0.5 } = {},
): PastForecast => ({
  ...{ series, group: "", kind: "flow", horizon: 6, origin: 0, target: 183, weight, standing: 0 },
  bands: byForecaster(() => ({ lower: -1, median: 0, upper: 1 })),
  ...{ factor: 1, calibrated: true, weights: {} },
  came: {
    ...{ day: 200, value: outcome, members: {}, rank },
    crps: byForecaster((name) => (name === "ensemble" ? 1 : name === "walk" ? 0.8 : baseline)),
  },
});

describe("the score of a series", () => {
  test("counts each outcome by the part of a window that is its own", () => {
    const scored = scoredOf([made(0), made(0, { weight: 0.5 }), made(2, { weight: 0.5 })]);
    const { outcomes, windows, coverage } = scoreOf(scored);
    expect([outcomes, windows, coverage.share]).toEqual([3, 2, 0.75]);
    expect(coverage.lower).toBeLessThan(0.75);
    expect(coverage.upper).toBeGreaterThan(0.75);
  });

  test("is one less the ratio of mean scores, and the best baseline the one it beats least", () => {
    const score = scoreOf(scoredOf([made(0), made(0), made(0)]));
    expect(score.skill["no-change"]).toBeCloseTo(0.5, 12);
    expect(score.skill.walk).toBeCloseTo(1 - 1 / 0.8, 12);
    expect(bestBaseline(score)).toEqual({ name: "walk", skill: score.skill.walk });
  });

  test("against a published rate counts the outcomes that it forecast too", () => {
    const before = [made(0), made(0), made(0)].map(({ came, ...each }) => {
      const { published: _none, ...crps } = (came as Came).crps;
      return { ...each, came: { ...(came as Came), crps: { ...crps, ensemble: 100 } } };
    });
    const since = [made(0), made(0), made(0)];
    const score = scoreOf(scoredOf([...before, ...since]));
    expect(score.skill.published).toBeCloseTo(0.5, 12);
    expect(score.skill["no-change"]).toBeCloseTo(1 - 303 / 12, 12);
    expect(scoreOf(scoredOf(before)).skill.published).toBeUndefined();
  });

  test("compares nothing from fewer than three outcomes", () => {
    const score = scoreOf(scoredOf([made(0), made(0)]));
    expect(score.skill).toEqual({});
    expect(bestBaseline(score)).toBeUndefined();
  });

  test("has interval scores of the width and five times each half beyond", () => {
    // Two to each side of an 80 % band costs 2 / 0.2 = 10 times what lies beyond.
    expect(scoreOf(scoredOf([made(0)])).intervalScore?.ensemble).toBe(2);
    expect(scoreOf(scoredOf([made(1.5)])).intervalScore?.ensemble).toBeCloseTo(2 + 5, 12);
  });

  test("leaves out what is open or was not calibrated", () => {
    const { came: _came, ...open } = made(0);
    expect(scoredOf([open, { ...made(0), calibrated: false }])).toEqual([]);
  });
});

test("near-copies have one voice together", () => {
  const three = (series: string, baseline: number) =>
    [0, 0, 0].map((outcome) => made(outcome, { series, baseline }));
  const scored = scoredOf([...three("a", 2), ...three("b", 8), ...three("c", 8)]);
  const apart = pooledScore(scored, (series) => series);
  const together = pooledScore(scored, (series) => (series === "a" ? "a" : "copies"));
  expect(apart.skill["no-change"]).toBeCloseTo(1 - (2 * 8 * 8) ** (-1 / 3), 12);
  expect(together.skill["no-change"]).toBeCloseTo(1 - (2 * 8) ** (-1 / 2), 12);
});

test("ranks are shares of weight in tenths", () => {
  const scored = scoredOf([made(0, { rank: 0.05 }), made(0, { rank: 1, weight: 3 })]);
  expect(rankShares(scored)).toEqual([0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0.75]);
});
