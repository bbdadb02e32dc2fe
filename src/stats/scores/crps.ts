import { studentTCdf, studentTDensity } from "../distributions/student-t.ts";
import { exp } from "../elementary/exp.ts";
import { ln } from "../elementary/ln.ts";
import { logGamma } from "../special/log-gamma.ts";

/**
 * Continuous ranked probability score of a Student t forecast, in closed form: mean |X − y| −
 * ½ mean |X − X′|, in the unit of the quantity; 0 is perfect.
 *
 * @param centre median of the forecast
 * @param scale standard error that multiplies t; 0 scores the distance of a certain forecast
 * @param degreesOfFreedom above 1; at or below, the score is infinite
 * @param outcome the value y that occurred
 * @see T. Gneiting and A. E. Raftery, JASA 102 (2007) 359–378, for the score
 * @see A. Jordan, F. Krüger, S. Lerch, Journal of Statistical Software 90 (2019), appendix A,
 *   for the closed form
 */
export function crpsOfStudentT(
  centre: number,
  scale: number,
  degreesOfFreedom: number,
  outcome: number,
): number {
  if (scale === 0) return Math.abs(outcome - centre);
  if (!(degreesOfFreedom > 1)) return Number.POSITIVE_INFINITY;
  const v = degreesOfFreedom;
  const z = (outcome - centre) / scale;
  const logRatio = logBeta(v - 0.5) - 2 * logBeta(v / 2);
  const body =
    z * (2 * studentTCdf(z, v) - 1) + (2 * studentTDensity(z, v) * (v + z * z)) / (v - 1);
  return scale * (body - ((2 * Math.sqrt(v)) / (v - 1)) * exp(logRatio));
}

/** log B(½, b). */
const logBeta = (b: number): number => 0.5 * ln(Math.PI) + logGamma(b) - logGamma(b + 0.5);
