/** (−1)ᵏ / (2k)! and (−1)ᵏ / (2k + 1)!: Taylor's series, whose next terms are below 1e-17 at π / 4. */
const ofCosine = Float64Array.of(
  1,
  -1 / 2,
  1 / 24,
  -1 / 720,
  1 / 40320,
  -1 / 3628800,
  1 / 479001600,
  -1 / 87178291200,
  1 / 20922789888000,
);
const ofSine = Float64Array.of(
  1,
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
  1 / 355687428096000,
);

/**
 * Cosine of π · x within 2 ulp; the same bits on every machine. The argument is reduced before π
 * enters, so that halves give exactly 0 and whole numbers exactly 1 or −1.
 */
export function cosPi(x: number): number {
  const turn = Math.abs(x) % 2;
  const quarters = Math.round(2 * turn);
  const angle = Math.PI * (turn - quarters / 2);
  const odd = quarters % 2 === 1;
  const value = odd ? angle * series(ofSine, angle * angle) : series(ofCosine, angle * angle);
  return quarters === 1 || quarters === 2 ? -value : value;
}

function series(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k]!;
  return sum;
}
