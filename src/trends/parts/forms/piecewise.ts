import { itemAt } from "../../../base/item-at.ts";
import { linearModelMeanInterval } from "../../../stats/fit-linear-model.ts";
import {
  fitPiecewiseLine,
  piecewiseMeanInterval,
  piecewisePredictionInterval,
} from "../../../stats/fit-piecewise-line.ts";
import type { FitForm } from "./form-fit.ts";

/** Row of the design that selects the slope after the break. */
const SLOPE_AFTER = [0, 0, 1];

/**
 * Two straight pieces that meet at a break; the slope is that of the later piece. Intervals treat
 * the place of the break as known.
 */
export const fitPiecewise: FitForm = (years, values, level) => {
  const fit = fitPiecewiseLine(years, values);
  if (!fit || !(fit.degreesOfFreedom > 0)) return undefined;
  const slope = linearModelMeanInterval(fit.model, SLOPE_AFTER, level);
  return {
    form: "piecewise",
    slope: { ...slope, kind: "confidence" },
    standardError: itemAt(fit.model.standardErrors, 2),
    rSquared: fit.rSquared,
    degreesOfFreedom: fit.degreesOfFreedom,
    at: (year, kind, asked) =>
      (kind === "mean" ? piecewiseMeanInterval : piecewisePredictionInterval)(fit, year, asked),
  };
};
