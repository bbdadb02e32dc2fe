/** A number to so many significant digits, for figures that upstream prints with float noise. */
export const roundDigits = (value: number | undefined, digits: number): number | undefined =>
  value === undefined ? undefined : Number(value.toPrecision(digits));
