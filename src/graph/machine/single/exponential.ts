import type { Code, Local, Locals } from "../assemble.ts";
import { f32x4, i32x4, vectors } from "../code.ts";
import { horner, type SingleWorkshop, singleBits } from "./workshop.ts";

/** 1.5 · 2²³: adding it rounds to a whole number, which is then in the low bits. */
const rounder = 12582912;
/** ln 2 in two parts; the first has so few bits that its product with a whole number is exact. */
const [high, low] = [0.693359375, -0.00021219444005469057];
/** Beyond these, the result is 0 or Infinity. */
const [smallest, largest] = [-104, 89];
/** (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2 at the Chebyshev nodes; error 1e-8 relative to eʳ. */
const fraction = [
  0.5, 0.16666576989698736, 0.0416665546172049, 0.00836317905273063, 0.00139261835877917,
];

/** e to the power x, within 2 units in the last place of a single, in place. */
export function exponential(x: Local, locals: Locals, shop: SingleWorkshop): Code {
  const { math, pool, constant } = shop;
  const [whole, rest, first] = vectors(locals, 3);
  const power = (exponent: Code): Code => i32x4.shiftLeft(i32x4.add(exponent, pool.word(127)), 23);
  return [
    // Written with the comparisons that keep a NaN.
    x.set(f32x4.larger(f32x4.lesser(x.get, constant(largest)), constant(smallest))),
    whole.set(math.madd(x.get, constant(Math.LOG2E), constant(rounder))),
    rest.set(f32x4.sub(whole.get, constant(rounder))),
    rest.set(math.nmadd(rest.get, constant(low), math.nmadd(rest.get, constant(high), x.get))),
    x.set(
      f32x4.add(
        math.madd(f32x4.mul(rest.get, rest.get), horner(fraction, rest.get, shop), rest.get),
        constant(1),
      ),
    ),
    // Two powers of two, so that neither leaves the normal range.
    whole.set(i32x4.sub(whole.get, pool.word(singleBits(rounder)))),
    first.set(i32x4.shiftRight(whole.get, 1)),
    x.set(f32x4.mul(f32x4.mul(x.get, power(first.get)), power(i32x4.sub(whole.get, first.get)))),
  ];
}
