import type { Code, Local, Locals } from "./assemble.ts";
import { carefully } from "./careful.ts";
import { f64x2, i32x4, v128 } from "./code.ts";
import { carefulExponential } from "./exponential.ts";
import { type Computed, elementwise, fromTwoWords, fromWords, type Workshop } from "./kernel.ts";
import { carefulLogarithm } from "./logarithm.ts";
import { normalFromTwoWords, normalFromWords, normalOfScaledTail } from "./normal.ts";
import { power } from "./power.ts";

/** The kernels with one or two heavy operations. */
export function heavyKernels(shop: Workshop) {
  const { math } = shop;
  return {
    exp: carefully(shop, carefulExponential, { operands: 1, argument: ([a = []]) => a }),
    /** exp(a · b + c) */
    expMultiplyAdd: carefully(shop, carefulExponential, {
      operands: 3,
      argument: ([a = [], b = [], c = []]) => math.madd(a, b, c),
    }),
    ln: carefully(shop, carefulLogarithm, { operands: 1, argument: ([a = []]) => a }),
    /** ln a + b */
    lnAdd: carefully(shop, carefulLogarithm, {
      operands: 2,
      argument: ([a = []]) => a,
      result: (value, [, b = []]) => f64x2.add(value, b),
    }),
    /** exp((a − b) · c) */
    expDifference: carefully(shop, carefulExponential, {
      operands: 3,
      argument: ([a = [], b = [], c = []]) => f64x2.mul(f64x2.sub(a, b), c),
    }),
    pow: elementwise(2, 1, ([x, y], locals) => ({
      code: power(x, y, locals, shop),
      result: x.get,
    })),
    normal_quantile: elementwise(1, 2, ([p], locals) => quantile(p, locals, shop)),
    /** (w + ½) · 2⁻³² · b + c */
    uniform: fromWords(shop, (words, [b, c], _, held) => {
      const middle = f64x2.add(f64x2.fromUnsigned(words.get), held.pool.double(0.5));
      return { result: math.madd(f64x2.mul(middle, held.pool.double(2 ** -32)), b, c) };
    }),
    /** normal · b + c */
    normal: fromWords(shop, (words, [b, c], locals, held) => ({
      code: normalFromWords(words, locals, held),
      result: math.madd(words.get, b, c),
    })),
    /** As `uniform`, of two words: (⌊w · 2⁻¹²⌋ + ½) · 2⁻⁵² · b + c */
    uniformDeep: fromTwoWords(shop, ([high, low], [b, c], _, { pool }) => {
      const part = f64x2.add(
        f64x2.fromUnsigned(i32x4.shiftRightUnsigned(low.get, 12)),
        pool.double(0.5),
      );
      const uniform = f64x2.add(
        f64x2.mul(f64x2.fromUnsigned(high.get), pool.double(2 ** -32)),
        f64x2.mul(part, pool.double(2 ** -52)),
      );
      return { result: math.madd(uniform, b, c) };
    }),
    /** As `normal`, of two words. */
    normalDeep: fromTwoWords(shop, (words, [b, c], locals, held) => ({
      code: normalFromTwoWords(words, locals, held),
      result: math.madd(words[0].get, b, c),
    })),
  } as const;
}

/** The operation sequence of `stats/elementary/normal-quantile.ts`. */
export function quantile(p: Local, locals: Locals, shop: Workshop): Computed {
  const { pool } = shop;
  const tail = locals.v128();
  const nearer = f64x2.lesser(p.get, f64x2.sub(pool.double(1), p.get));
  return {
    code: [
      tail.set(f64x2.mul(f64x2.larger(nearer, pool.double(2 ** -64)), pool.double(2 ** 32))),
      normalOfScaledTail(tail, locals, shop),
    ],
    result: quantileCases(p, tail, shop),
  };
}

function quantileCases(p: Local, z: Local, { pool }: Workshop): Code {
  const x = p.get;
  const inside = v128.and(f64x2.greater(x, pool.double(0)), f64x2.less(x, pool.double(1)));
  const upper = f64x2.greater(x, pool.double(0.5));
  const value = v128.xor(z.get, v128.and(upper, pool.bits(0x80000000, 0)));
  const atOne = f64x2.equal(x, pool.double(1));
  const outside = v128.select(
    pool.double(-Infinity),
    v128.select(pool.double(Infinity), pool.double(Number.NaN), atOne),
    f64x2.equal(x, pool.double(0)),
  );
  return v128.select(value, outside, inside);
}
