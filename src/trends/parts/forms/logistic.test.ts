import { expect, test } from "vitest";
import { fitLinearModel, linearModelMeanInterval } from "../../../stats/fit-linear-model.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { fitLogistic } from "./logistic.ts";

type Parameters = readonly [ceiling: number, rate: number, midpoint: number];

const TRUE: Parameters = [5, 0.9, 2014];
const years = Array.from({ length: 24 }, (_, i) => 2010 + i / 2);
const END = years.at(-1) as number;

const height = ([ceiling, rate, midpoint]: Parameters, year: number): number =>
  ceiling - Math.log10(1 + Math.exp(-rate * (year - midpoint)));
const slope = ([, rate, midpoint]: Parameters, year: number): number =>
  rate / Math.LN10 / (1 + Math.exp(rate * (year - midpoint)));

/** Derivatives by the parameters, as differences over a millionth. */
const derivatives = (of: (parameters: Parameters, year: number) => number, year: number) =>
  TRUE.map((_, index) => {
    const moved = (by: number) => TRUE.map((value, i) => (i === index ? value + by : value));
    const at = (by: number) => of(moved(by) as unknown as Parameters, year);
    return (at(1e-6) - at(-1e-6)) / 2e-6;
  });

/** A disturbance that alternates, so that the fit stays within a thousandth of the curve. */
const disturbed = years.map((year, i) => height(TRUE, year) + (i % 2 === 0 ? 1e-3 : -1e-3));

test("intervals are those of the curve's tangent", () => {
  const fit = fitLogistic(years, disturbed, 0.9);
  const tangent = fitLinearModel(
    years.map((year) => derivatives(height, year)),
    disturbed.map((value, i) => value - height(TRUE, years[i] as number)),
  );
  if (!fit || !tangent) throw new Error("no fit");
  expect(fit.degreesOfFreedom).toBe(21);
  const widthOf = (gradient: readonly number[]) => {
    const { lower, upper } = linearModelMeanInterval(tangent, gradient, 0.9);
    return (upper - lower) / 2;
  };
  // The fitted parameters are a thousandth from the true ones, and so are the derivatives.
  const ofSlope = widthOf(derivatives(slope, END));
  expect((fit.slope.upper - fit.slope.lower) / 2 / ofSlope).toBeCloseTo(1, 2);
  expect((fit.standardError * studentTMultiple(0.9, 21)) / ofSlope).toBeCloseTo(1, 2);
  expect(fit.slope.value).toBeCloseTo(slope(TRUE, END), 2);
  for (const year of [2011, 2014, END, END + 3]) {
    const mean = fit.at(year, "mean", 0.9);
    const width = widthOf(derivatives(height, year));
    expect((mean.upper - mean.lower) / 2 / width).toBeCloseTo(1, 2);
    expect(mean.value).toBeCloseTo(height(TRUE, year), 2);
  }
});
