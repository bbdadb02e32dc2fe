import { fitLine } from "../../../stats/fit-line.ts";
import type { Line } from "../../../stats/line.ts";
import { meanInterval, predictionInterval, slopeInterval } from "../../../stats/line-intervals.ts";
import type { FitForm, FormFit } from "./form-fit.ts";

/** A straight line by least squares; on a log scale that is exponential growth. */
export const fitStraight =
  (form: "exponential" | "linear"): FitForm =>
  (years, values, level) => {
    const line = fitLine(years, values);
    return line && straightFit(form, line, level);
  };

const straightFit = (form: "exponential" | "linear", line: Line, level: number): FormFit => ({
  form,
  slope: slopeInterval(line, level),
  standardError: line.slopeStandardError,
  rSquared: line.rSquared,
  degreesOfFreedom: line.degreesOfFreedom,
  at: (year, kind, asked) =>
    (kind === "mean" ? meanInterval : predictionInterval)(line, year, asked),
});
