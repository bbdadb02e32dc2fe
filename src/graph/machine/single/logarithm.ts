import type { Code, Local, Locals } from "../assemble.ts";
import { f32x4, i32x4, v128, vectors } from "../code.ts";
import { horner, type SingleWorkshop } from "./workshop.ts";

const smallestNormal = 2 ** -126;
const largest = (2 - 2 ** -23) * 2 ** 127;
/** The bits of √½. */
const rootHalf = 0x3f3504f3;
/** ln 2 in two parts; the product of the first with an exponent is exact. */
const [high, low] = [0.693359375, -0.00021219444005469057];
/** (ln(1 + f) − f + f² / 2) / f³ for 1 + f from √½ to √2 at the Chebyshev nodes; error 3e-9. */
const series = [
  0.33333331180030057, -0.24999996957950843, 0.2000071574889234, -0.1666780231951076,
  0.14249057645701563, -0.12425687331213565, 0.11685419923158025, -0.11479733848190224,
  0.06971611474374123,
];

/** Natural logarithm, within 2 units in the last place of a single, in place. */
export function logarithm(x: Local, locals: Locals, shop: SingleWorkshop): Code {
  const { math, pool, constant } = shop;
  const [size, exponent, f, tail] = vectors(locals, 4);
  const isSubnormal = tail;
  return [
    isSubnormal.set(f32x4.less(x.get, constant(smallestNormal))),
    size.set(v128.select(f32x4.mul(x.get, constant(2 ** 23)), x.get, isSubnormal.get)),
    size.set(i32x4.sub(size.get, pool.word(rootHalf))),
    exponent.set(
      f32x4.sub(
        f32x4.fromSigned(i32x4.shiftRight(size.get, 23)),
        v128.and(isSubnormal.get, constant(23)),
      ),
    ),
    f.set(
      f32x4.sub(
        i32x4.add(v128.and(size.get, pool.word(0x7fffff)), pool.word(rootHalf)),
        constant(1),
      ),
    ),
    size.set(f32x4.mul(f.get, f.get)),
    tail.set(
      math.madd(
        f32x4.mul(f.get, size.get),
        horner(series, f.get, shop),
        f32x4.mul(exponent.get, constant(low)),
      ),
    ),
    tail.set(math.nmadd(size.get, constant(0.5), tail.get)),
    x.set(
      orSpecial(x.get, math.madd(exponent.get, constant(high), f32x4.add(f.get, tail.get)), shop),
    ),
  ];
}

/** 0, negative numbers, Infinity and NaN. */
function orSpecial(x: Code, result: Code, { constant }: SingleWorkshop): Code {
  const positive = f32x4.greater(x, constant(0));
  const ordinary = v128.and(positive, f32x4.lessEqual(x, constant(largest)));
  const notPositive = v128.select(
    constant(Number.NEGATIVE_INFINITY),
    constant(Number.NaN),
    f32x4.equal(x, constant(0)),
  );
  return v128.select(result, v128.select(x, notPositive, positive), ordinary);
}
