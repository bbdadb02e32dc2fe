import { square } from "../../../stats/elementary/square.ts";
import {
  fitHuberLine,
  type HuberLine,
  huberPredictionInterval,
  huberSlopeInterval,
} from "../../../stats/fit-huber-line.ts";
import { type Interval, symmetricInterval } from "../../../stats/interval.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { explainedVariance } from "./explained-variance.ts";
import type { FitForm } from "./form-fit.ts";

/** A straight line that gives less weight to points far from it (Huber's M-estimate). */
export const fitHuber: FitForm = (years, values, level) => {
  const line = fitHuberLine(years, values);
  if (!line) return undefined;
  return {
    form: "huber",
    slope: huberSlopeInterval(line, level),
    standardError: line.slopeStandardError,
    rSquared: explainedVariance(
      values,
      years.map((year) => line.intercept + line.slope * year),
    ),
    degreesOfFreedom: line.degreesOfFreedom,
    at: (year, kind, asked) =>
      kind === "mean" ? meanAt(line, year, asked) : huberPredictionInterval(line, year, asked),
  };
};

/** The asymptotic error of the slope is used for that of the level too, as in the prediction. */
function meanAt(line: HuberLine, year: number, level: number): Interval {
  const spread = Math.sqrt(line.sumSquaresX / line.n + square(year - line.meanX));
  const reach = studentTMultiple(level, line.degreesOfFreedom) * line.slopeStandardError;
  return symmetricInterval(line.intercept + line.slope * year, reach * spread, level, "mean");
}
