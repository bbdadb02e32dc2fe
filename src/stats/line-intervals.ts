import { square } from "./elementary/square.ts";
import { type Interval, symmetricInterval } from "./interval.ts";
import { type Line, lineAt } from "./line.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

/**
 * Confidence interval of the slope, from Student's t with the residual degrees of freedom.
 *
 * @param line a fitted line
 * @param level coverage in (0, 1)
 * @returns the interval; unbounded when no degrees of freedom are left
 */
export const slopeInterval = (line: Line, level: number): Interval =>
  symmetricInterval(line.slope, reach(line, level) * line.slopeStandardError, level, "confidence");

/**
 * Confidence interval of the mean of y at x: where the line itself runs. It says nothing about how
 * far single observations scatter; that is {@link predictionInterval}.
 */
export const meanInterval = (line: Line, x: number, level: number): Interval =>
  symmetricInterval(
    lineAt(line, x),
    reach(line, level) * line.residualStandardError * Math.sqrt(leverage(line, x)),
    level,
    "mean",
  );

/**
 * Prediction interval of one new observation at x. After a weighted fit it is for an observation
 * of weight 1.
 */
export const predictionInterval = (line: Line, x: number, level: number): Interval =>
  symmetricInterval(
    lineAt(line, x),
    reach(line, level) * line.residualStandardError * Math.sqrt(1 + leverage(line, x)),
    level,
    "prediction",
  );

const reach = (line: Line, level: number): number => studentTMultiple(level, line.degreesOfFreedom);

/** Variance of the fitted mean at x, in units of the residual variance. */
const leverage = (line: Line, x: number): number =>
  1 / line.sumWeights + square(x - line.meanX) / line.sumSquaresX;
