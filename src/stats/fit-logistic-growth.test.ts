import { describe, expect, test } from "vitest";
import {
  fitLogisticGrowth,
  type LogisticGrowth,
  logisticGrowthAt,
  logisticGrowthMeanInterval,
  logisticGrowthPredictionInterval,
} from "./fit-logistic-growth.ts";

/** NIST StRD, Rat42: pasture yield, y = b1 / (1 + exp(b2 − b3 x)). */
const x = [9, 14, 21, 28, 42, 57, 63, 70, 79];
const y = [8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08];

describe("fitLogisticGrowth", () => {
  const fit = fitLogisticGrowth(x, y) as LogisticGrowth;

  test("matches the certified values of NIST Rat42", () => {
    // Certified to 11 digits; the descent stops when a step moves less than 1e-9, which squares.
    expect(fit.ceiling / 72.462237576).toBeCloseTo(1, 9);
    expect(fit.rate / 6.7359200066e-2).toBeCloseTo(1, 9);
    expect((fit.rate * fit.midpoint) / 2.6180768402).toBeCloseTo(1, 9);
    expect(fit.ceilingStandardError / 1.7340283401).toBeCloseTo(1, 7);
    expect(fit.rateStandardError / 3.4465663377e-3).toBeCloseTo(1, 7);
    expect(fit.residualSumSquares / 8.0565229338).toBeCloseTo(1, 9);
    expect(fit.residualStandardError / 1.1587725499).toBeCloseTo(1, 9);
    expect(fit.degreesOfFreedom).toBe(6);
  });

  test("half of the ceiling is reached at the midpoint", () => {
    expect(logisticGrowthAt(fit, fit.midpoint)).toBeCloseTo(fit.ceiling / 2, 12);
  });

  test("far out the mean is known as well as the ceiling", () => {
    const mean = logisticGrowthMeanInterval(fit, 1000, 0.95);
    // t with 6 degrees of freedom reaches 2.4469 standard errors.
    expect((mean.upper - mean.value) / fit.ceilingStandardError).toBeCloseTo(2.4469, 4);
    const prediction = logisticGrowthPredictionInterval(fit, 1000, 0.95);
    expect(prediction.upper).toBeGreaterThan(mean.upper);
    expect(prediction.kind).toBe("prediction");
  });

  test("a floor shifts the curve", () => {
    const raised = fitLogisticGrowth(
      x,
      y.map((value) => value + 50),
      50,
    );
    expect(raised?.ceiling).toBeCloseTo(fit.ceiling + 50, 7);
    expect(raised?.rate).toBeCloseTo(fit.rate, 9);
  });

  test("a declining share has a negative rate", () => {
    const falling = fitLogisticGrowth(
      [...x].reverse().map((value) => -value),
      [...y].reverse(),
    );
    expect(falling?.rate).toBeCloseTo(-fit.rate, 9);
  });

  test("is undefined when growth shows no bend towards a ceiling", () => {
    const exponential = x.map((value) => Math.exp(value / 20));
    expect(fitLogisticGrowth(x, exponential)).toBeUndefined();
    expect(fitLogisticGrowth([1, 2, 3], [1, 2, 3])).toBeUndefined();
    expect(fitLogisticGrowth([1, 2, 3, 4], [0, 1, 2, 3])).toBeUndefined();
  });
});
