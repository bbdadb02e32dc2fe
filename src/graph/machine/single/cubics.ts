import type { Code, Local, Locals } from "../assemble.ts";
import { i32, v128, vectors } from "../code.ts";

/** Bytes of a cubic: four singles, constant first. */
export const cubicBytes = 16;

/**
 * Four cubics, one per lane: code to load them, and the vector of their coefficients of a power.
 */
export interface Cubics {
  readonly load: Code;
  readonly coefficient: (power: number) => Code;
}

/** Load the cubics whose addresses (minus `offset`) are in the lanes of a vector. */
export function loadCubics(addresses: Local, offset: number, locals: Locals): Cubics {
  const rows = vectors(locals, 4);
  const [a, b, c, d] = rows;
  const pairs = [0, 1].map((part) => {
    const lanes = part === 0 ? [0, 4, 1, 5] : [2, 6, 3, 7];
    const [left, right] = [locals.v128(), locals.v128()];
    return {
      code: [
        left.set(v128.shuffle(a.get, b.get, lanes)),
        right.set(v128.shuffle(c.get, d.get, lanes)),
      ],
      left,
      right,
    };
  });
  return {
    load: [
      rows.map((row, lane) => row.set(v128.load(i32.lane(addresses.get, lane), offset))),
      pairs.map(({ code }) => code),
    ],
    coefficient: (power) => {
      const { left, right } = pairs[power >> 1] as (typeof pairs)[number];
      return v128.shuffle(left.get, right.get, power % 2 === 0 ? [0, 1, 4, 5] : [2, 3, 6, 7]);
    },
  };
}
