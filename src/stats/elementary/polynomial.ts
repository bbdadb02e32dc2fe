/**
 * c₀ + c₁x + c₂x² + … by Horner's rule, multiplication and addition rounded separately.
 *
 * @param coefficients constant first, at least one
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[coefficients.length - 1] as number;
  for (let power = coefficients.length - 2; power >= 0; power--) {
    sum = sum * x + (coefficients[power] as number);
  }
  return sum;
}
