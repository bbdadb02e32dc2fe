import { expPair } from "./exp-pair.ts";

/** 1 / k! for k = 2 … 17; the next term is below 4e-19 of the sum where the series is used. */
const series = Float64Array.of(
  1 / 2,
  1 / 6,
  1 / 24,
  1 / 120,
  1 / 720,
  1 / 5040,
  1 / 40320,
  1 / 362880,
  1 / 3628800,
  1 / 39916800,
  1 / 479001600,
  1 / 6227020800,
  1 / 87178291200,
  1 / 1307674368000,
  1 / 20922789888000,
  1 / 355687428096000,
);

/** eˣ − 1 within 1.6 ulp, also where x is small against 1; the same bits on every machine. */
export function expm1(x: number): number {
  if (!(Math.abs(x) < 0.7)) return expPair(x, 0) - 1;
  let sum = 0;
  for (let k = series.length - 1; k >= 0; k--) sum = sum * x + series[k]!;
  return x + x * x * sum;
}
