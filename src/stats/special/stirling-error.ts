import { log1p } from "../elementary/log1p.ts";

/** From here on, eight terms of the asymptotic series are exact in double precision. */
const SERIES_START = 10;

/** B(2k) / (2k (2k − 1)) for k = 1…8, with Bernoulli numbers B. */
const coefficients = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;

/**
 * What Stirling's formula leaves out: log Γ(x) − ((x − ½) log x − x + ½ log 2π).
 *
 * Densities written with this term and {@link devianceTerm} keep full relative accuracy for large
 * parameters, where differences of log-gamma values lose it.
 *
 * @param x argument above 0
 * @see NIST Digital Library of Mathematical Functions 5.11.1
 * @see C. Loader, Fast and accurate computation of binomial probabilities (2000)
 */
export function stirlingError(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < SERIES_START) {
    sum += (shifted + 0.5) * log1p(1 / shifted) - 1;
    shifted += 1;
  }
  return sum + asymptoticSeries(shifted);
}

function asymptoticSeries(x: number): number {
  const inverseSquare = 1 / (x * x);
  return coefficients.reduceRight((sum, term) => sum * inverseSquare + term, 0) / x;
}
