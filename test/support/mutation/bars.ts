/** Small functions with which the mutation tester is tested: the first is guarded, one is not. */

/** The larger of two numbers. */
export const larger = (a: number, b: number): number => (a > b ? a : b);

/** Whether a score reaches a bar. A test runs it and does not look at what it says. */
export const reaches = (score: number, bar: number): boolean => score >= bar;

/** How many whole steps fit below a height. */
export function stepsBelow(height: number, step: number): number {
  let count = 0;
  for (let at = step; at < height; at += step) count++;
  return count;
}

/** A height in feet. No test runs it. */
export const feet = (metres: number): number => metres / 0.3048;
