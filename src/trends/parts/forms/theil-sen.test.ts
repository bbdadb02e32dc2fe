import { expect, test } from "vitest";
import { normalDraw } from "../../../stats/draws.ts";
import { normalQuantile } from "../../../stats/elementary/normal-quantile.ts";
import { median } from "../../../stats/median.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { fitTheilSen } from "./theil-sen.ts";

const years = Array.from({ length: 15 }, (_, i) => 2010 + i);
const values = years.map((year, i) => 0.3 * (year - 2010) + normalDraw(3, 1, i));
const fit = fitTheilSen(years, values, 0.9);
if (!fit) throw new Error("no fit");
const { slope } = fit;

test("the mean is as wide as its level at the median date, and the slope's interval carries it on", () => {
  const mean = (year: number) => {
    const { value, lower, upper } = fit.at(year, "mean", 0.9);
    return { below: value - lower, above: upper - value, value };
  };
  const centre = mean(2017);
  expect(centre.below).toBeCloseTo(centre.above, 12);
  // The error of a median is √(π / 2) times that of a mean, its scatter that of the median residual.
  const sizes = years.map((year, i) => Math.abs((values[i] as number) - mean(year).value));
  const scatter = 1.4826022185056018 * median(sizes);
  const error = scatter * Math.sqrt(Math.PI / 2 / 15);
  expect(centre.below).toBeCloseTo(studentTMultiple(0.9, 13) * error, 9);
  for (const lever of [-5, 3, 10]) {
    const { below, above, value } = mean(2017 + lever);
    expect(value - centre.value).toBeCloseTo(slope.value * lever, 10);
    const [one, other] = [slope.lower - slope.value, slope.upper - slope.value];
    const [down, up] = lever > 0 ? [one, other] : [other, one];
    expect(below).toBeCloseTo(Math.hypot(down * lever, centre.below), 10);
    expect(above).toBeCloseTo(Math.hypot(up * lever, centre.above), 10);
  }
});

test("its error is that of a normal slope with an interval as wide, its freedom n − 2", () => {
  expect(fit.standardError * normalQuantile(0.95) * 2).toBeCloseTo(slope.upper - slope.lower, 9);
  expect(fit.degreesOfFreedom).toBe(13);
  expect(fit.at(2030, "prediction", 0.9).upper).toBeGreaterThan(fit.at(2030, "mean", 0.9).upper);
  expect(fitTheilSen(years.slice(0, 2), values.slice(0, 2), 0.9)).toBeUndefined();
});
