import { normalCdf, normalDensity } from "../distributions/normal.ts";
import { studentTCdf, studentTDensity } from "../distributions/student-t.ts";
import { exp } from "../elementary/exp.ts";
import { ln } from "../elementary/ln.ts";
import { logGamma } from "../special/log-gamma.ts";

/**
 * Continuous ranked probability score of a sample forecast: mean |X − y| − ½ mean |X − X′|, in the
 * unit of the quantity; 0 is perfect. The sample is scored as a distribution, so the order of draws
 * does not matter.
 *
 * @param sample draws of the forecast, at least one
 * @param outcome the value that occurred
 * @returns the score; `NaN` of an empty sample
 * @see T. Gneiting and A. E. Raftery, JASA 102 (2007) 359–378
 */
export function crpsOfSample(sample: readonly number[], outcome: number): number {
  const n = sample.length;
  const sorted = [...sample].sort((a, b) => a - b);
  let distance = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const draw = sorted[i]!;
    distance += Math.abs(draw - outcome);
    // Σ over pairs of |X − X′| by order statistics, without forming all n² pairs.
    spread += (2 * i - n + 1) * (draw - outcome);
  }
  return distance / n - spread / (n * n);
}

/**
 * The score of a normal forecast, in closed form.
 *
 * @param mean centre of the forecast
 * @param deviation its standard deviation; 0 scores the distance of a certain forecast
 */
export function crpsOfNormal(mean: number, deviation: number, outcome: number): number {
  if (deviation === 0) return Math.abs(outcome - mean);
  const z = (outcome - mean) / deviation;
  const body = z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z);
  return deviation * (body - 1 / Math.sqrt(Math.PI));
}

/**
 * The score of a Student t forecast, in closed form.
 *
 * @param centre median of the forecast
 * @param scale standard error that multiplies t; 0 scores the distance of a certain forecast
 * @param degreesOfFreedom above 1; at or below, the score is infinite
 * @see A. Jordan, F. Krüger, S. Lerch, Journal of Statistical Software 90 (2019), appendix A
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
