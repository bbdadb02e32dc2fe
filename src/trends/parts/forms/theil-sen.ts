import { normalQuantile } from "../../../stats/distributions/normal.ts";
import { hypotenuse } from "../../../stats/elementary/hypotenuse.ts";
import {
  fitTheilSen as fitMedianSlope,
  type TheilSenLine,
  theilSenPredictionInterval,
  theilSenSlopeInterval,
} from "../../../stats/fit-theil-sen.ts";
import type { Interval } from "../../../stats/interval.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { explainedVariance } from "./explained-variance.ts";
import type { FitForm } from "./form-fit.ts";

/** A straight line whose slope is the median of the slopes between pairs of points. */
export const fitTheilSen: FitForm = (years, values, level) => {
  const line = years.length < 3 ? undefined : fitMedianSlope(years, values);
  if (!line) return undefined;
  const slope = theilSenSlopeInterval(line, level);
  return {
    form: "theil-sen",
    slope,
    // The interval comes from ranks; this is the error of a normal slope with an equally wide
    // interval.
    standardError: (slope.upper - slope.lower) / 2 / normalQuantile((1 + level) / 2),
    rSquared: explainedVariance(
      values,
      years.map((year) => line.intercept + line.slope * year),
    ),
    degreesOfFreedom: line.n - 2,
    at: (year, kind, asked) =>
      kind === "mean" ? meanAt(line, year, asked) : theilSenPredictionInterval(line, year, asked),
  };
};

/**
 * The slope's interval carried from the median date, combined in quadrature with the error of the
 * level.
 */
function meanAt(line: TheilSenLine, year: number, level: number): Interval {
  const slope = theilSenSlopeInterval(line, level);
  const lever = year - line.medianX;
  const ends = [(slope.lower - line.slope) * lever, (slope.upper - line.slope) * lever];
  const ofLevel =
    studentTMultiple(level, line.n - 2) * line.residualScale * Math.sqrt(Math.PI / 2 / line.n);
  const value = line.intercept + line.slope * year;
  return {
    value,
    lower: value - hypotenuse(Math.min(...ends), ofLevel),
    upper: value + hypotenuse(Math.max(...ends), ofLevel),
    level,
    kind: "mean",
  };
}
