import { linearModelMeanInterval } from "../../../stats/fit-linear-model.ts";
import {
  fitQuadratic as fitParabola,
  quadraticMeanInterval,
  quadraticPredictionInterval,
} from "../../../stats/fit-quadratic.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import type { FitForm } from "./form-fit.ts";

/** A parabola: growth whose rate changes at a constant pace. The slope is that at the last date. */
export const fitQuadratic: FitForm = (years, values, level) => {
  const fit = fitParabola(years, values);
  if (!fit || !(fit.degreesOfFreedom > 0)) return undefined;
  const end = (Math.max(...years) - fit.centre) / fit.scale;
  const slope = linearModelMeanInterval(
    fit.model,
    [0, 1 / fit.scale, (2 * end) / fit.scale],
    level,
  );
  return {
    form: "quadratic",
    slope: { ...slope, kind: "confidence" },
    standardError: (slope.upper - slope.value) / studentTMultiple(level, fit.degreesOfFreedom),
    rSquared: fit.rSquared,
    degreesOfFreedom: fit.degreesOfFreedom,
    at: (year, kind, asked) =>
      (kind === "mean" ? quadraticMeanInterval : quadraticPredictionInterval)(fit, year, asked),
  };
};
