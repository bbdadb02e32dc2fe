/** A function value and its derivative. */
export interface ValueAndSlope {
  readonly value: number;
  readonly slope: number;
}

/** A Newton step this small leaves an error far below the last place, as errors square. */
const LAST_STEP = 1e-9;
const MAX_STEPS = 400;

/**
 * The zero of an increasing function by Newton steps that never leave a shrinking bracket.
 *
 * @param evaluate the function and its derivative
 * @param start a first guess anywhere on the line
 * @returns the zero, to about the last place that the function resolves
 */
export function solveIncreasing(evaluate: (x: number) => ValueAndSlope, start: number): number {
  let lower = Number.NEGATIVE_INFINITY;
  let upper = Number.POSITIVE_INFINITY;
  let x = start;
  let reach = 4;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { value, slope } = evaluate(x);
    if (value === 0) return x;
    if (value < 0) lower = x;
    else upper = x;
    const newton = x - value / slope;
    const size = Math.abs(newton - x);
    if (size <= LAST_STEP * Math.max(1, Math.abs(x))) return newton;
    if (newton > lower && newton < upper && size <= reach) x = newton;
    else x = saferPoint(value, x, lower, upper, reach);
    reach *= 2;
  }
  return x;
}

/** The middle of the bracket, or a growing step towards its open end. */
function saferPoint(value: number, x: number, lower: number, upper: number, reach: number): number {
  if (lower > Number.NEGATIVE_INFINITY && upper < Number.POSITIVE_INFINITY) {
    return lower + (upper - lower) / 2;
  }
  return value < 0 ? x + reach : x - reach;
}
