/**
 * c₀ + c₁x + c₂x² + … by Estrin's rule, multiplication and addition rounded separately: neighbours
 * are joined as cₖ₊₁·x + cₖ, then those results with x², and so on. Unlike in Horner's rule, the
 * steps do not wait for one another, which the vector machine needs.
 *
 * @param coefficients constant first, at least one
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let terms = coefficients;
  for (let power = x; terms.length > 1; power *= power) terms = joinPairs(terms, power);
  return terms[0]!;
}

function joinPairs(terms: readonly number[], power: number): number[] {
  const joined: number[] = [];
  for (let i = 0; i < terms.length; i += 2) {
    const low = terms[i]!;
    const high = terms[i + 1];
    joined.push(high === undefined ? low : high * power + low);
  }
  return joined;
}
