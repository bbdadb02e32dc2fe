import type { Compare } from "./resolver.ts";

type Scalar = string | number | boolean;

/** Whether a value is what a reading says; of a list, whether each of it is. */
export function isMet(value: unknown, compare: Compare): boolean {
  const list = Array.isArray(value) ? (value as readonly Scalar[]) : undefined;
  const { cmp, value: wanted } = compare;
  if (list && Array.isArray(wanted) && (cmp === "=" || cmp === "!=")) {
    return sameSet(list, wanted) === (cmp === "=");
  }
  if (Array.isArray(wanted)) return wanted.includes(value as Scalar) === (cmp !== "!=");
  return (list ?? [value as Scalar]).every((each) => isMetByOne(each, compare));
}

function isMetByOne(value: Scalar, { cmp, value: wanted, low, high }: Compare): boolean {
  if (cmp === "in") {
    return (low === undefined || value >= low) && (high === undefined || value <= high);
  }
  const bound = wanted as Scalar;
  if (cmp === "=") return value === bound;
  if (cmp === "!=") return value !== bound;
  if (cmp === "<") return value < bound;
  if (cmp === "<=") return value <= bound;
  return cmp === ">" ? value > bound : value >= bound;
}

const sameSet = (a: readonly Scalar[], b: readonly Scalar[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));
