import type { Code } from "../assemble.ts";
import type { MultiplyAdd } from "../code.ts";
import type { ConstantPool } from "../constants.ts";

/** What a kernel on singles is built from. */
export interface SingleWorkshop {
  readonly math: MultiplyAdd;
  readonly pool: ConstantPool;
  /** Load a number, rounded to a single, into all four lanes. */
  readonly constant: (value: number) => Code;
  /** Address of the table of `normal.ts`. */
  readonly normals: number;
}

/** A workshop whose constants come from its pool. */
export const makeSingleWorkshop = (
  parts: Pick<SingleWorkshop, "math" | "pool" | "normals">,
): SingleWorkshop => ({
  ...parts,
  constant: (value) => parts.pool.word(singleBits(value)),
});

/** The bits of a number rounded to a single. */
export const singleBits = (value: number): number =>
  new Uint32Array(Float32Array.of(value).buffer)[0]!;

/** Horner's rule; the coefficient of the highest power comes last. */
export const horner = (
  coefficients: readonly number[],
  x: Code,
  { math, constant }: SingleWorkshop,
): Code =>
  coefficients
    .slice(0, -1)
    .reduceRight<Code>(
      (sum, coefficient) => math.madd(sum, x, constant(coefficient)),
      constant(coefficients[coefficients.length - 1] ?? 0),
    );
