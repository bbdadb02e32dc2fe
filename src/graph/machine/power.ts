import { rootExcess } from "../../stats/elementary/exp-pair.ts";
import { lnConstants } from "../../stats/elementary/ln.ts";
import { lnPairConstants } from "../../stats/elementary/ln-pair.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import { control, f64x2, i32, i64x2, number, v128, vectors } from "./code.ts";
import { exponential } from "./exponential.ts";
import type { Workshop } from "./kernel.ts";
import { type NumberParts, separate } from "./logarithm.ts";
import { estrin } from "./polynomial.ts";

const { high, low, rounder, first } = lnConstants;
const { series, reciprocals, highs, lows, headRounder } = lnPairConstants;
const rowBytes = 32;

/** Reciprocal and both parts of the logarithm of every c, side by side. */
export const pairTable = (): Float64Array<ArrayBuffer> =>
  Float64Array.from(reciprocals.flatMap((reciprocal, i) => [reciprocal, highs[i]!, lows[i]!, 0]));

/** By how much the roots of `exponential.ts` fall short, as a share of them. */
export const excessTable = (): Float64Array<ArrayBuffer> => Float64Array.from(rootExcess);

/** Bytes of {@link pairTable} and of {@link excessTable}. */
export const pairTableBytes = rowBytes * reciprocals.length;
export const excessTableBytes = 8 * rootExcess.length;

/** x to the power y, the operation sequence of `stats/elementary/pow.ts`, in place of x. */
export function power(x: Local, y: Local, locals: Locals, shop: Workshop): Code {
  const { pool } = shop;
  const [size, head, tail] = [locals.v128(), locals.v128(), locals.v128()];
  const [ordinary, logarithm, top] = [locals.v128(), locals.v128(), locals.v128()];
  const parts = { exponent: locals.v128(), mantissa: locals.v128(), centre: locals.v128(), locals };
  const edge = v128.or(
    f64x2.equal(size.get, pool.double(0)),
    f64x2.equal(size.get, pool.double(Infinity)),
  );
  const ofEdge = v128.select(
    pool.double(Infinity),
    pool.double(-Infinity),
    f64x2.greater(size.get, pool.double(0)),
  );
  return [
    size.set(f64x2.abs(x.get)),
    logarithm.set(size.get),
    separate(logarithm, parts, ordinary, shop),
    logarithmPair(logarithm, tail, parts, shop),
    top.set(withoutLowBits(y.get, shop)),
    head.set(f64x2.mul(top.get, logarithm.get)),
    tail.set(
      f64x2.add(f64x2.mul(f64x2.sub(y.get, top.get), logarithm.get), f64x2.mul(y.get, tail.get)),
    ),
    ordinary.set(v128.and(ordinary.get, f64x2.equal(x.get, size.get))),
    control.whenElse(
      i64x2.allTrue(ordinary.get),
      [exponential(head, locals, shop, tail), x.set(head.get)],
      [
        head.set(v128.select(f64x2.mul(y.get, ofEdge), head.get, edge)),
        exponential(head, locals, shop, tail),
        x.set(powerCases(x, y, head, shop)),
      ],
    ),
  ];
}

/** The logarithm of a split number, as the sum of `top`, with 21 bits, and `rest`. */
function logarithmPair(
  top: Local,
  rest: Local,
  { exponent, mantissa, centre, locals }: NumberParts,
  shop: Workshop,
): Code {
  const { math, pool, pairs } = shop;
  const rows = [locals.i32(), locals.i32()] as const;
  const [left, right] = vectors(locals, 2);
  const [near, far, r, square] = vectors(locals, 4);
  const [linear, sum, bend, correction] = vectors(locals, 4);
  const minusHalf = pool.double(-0.5);
  const table = pairs - rowBytes * first;
  const [start, reciprocal, whole] = [left, right, centre];
  const lost = f64x2.add(f64x2.sub(near.get, r.get), far.get);
  return [
    centre.set(f64x2.add(mantissa.get, pool.double(rounder))),
    rows.map((row, i) =>
      row.set(i32.shiftLeft(i32.and(i32.lane(centre.get, 2 * i), number(127)), number(5))),
    ),
    left.set(v128.load(rows[0].get, table)),
    right.set(v128.load(rows[1].get, table)),
    near.set(v128.shuffle(left.get, right.get, [2, 3, 6, 7])),
    reciprocal.set(v128.shuffle(left.get, right.get, [0, 1, 4, 5])),
    start.set(f64x2.add(f64x2.mul(exponent.get, pool.double(high)), near.get)),
    // reciprocal · mantissa = 1 + near + far, without a rounding.
    r.set(f64x2.sub(f64x2.add(mantissa.get, pool.double(headRounder)), pool.double(headRounder))),
    near.set(f64x2.sub(f64x2.mul(r.get, reciprocal.get), pool.double(1))),
    far.set(f64x2.mul(f64x2.sub(mantissa.get, r.get), reciprocal.get)),
    r.set(f64x2.add(near.get, far.get)),
    square.set(f64x2.mul(r.get, r.get)),
    linear.set(f64x2.add(start.get, r.get)),
    bend.set(f64x2.mul(f64x2.mul(near.get, near.get), minusHalf)),
    sum.set(f64x2.add(linear.get, bend.get)),
    correction.set(
      f64x2.add(
        math.madd(
          exponent.get,
          pool.double(low),
          v128.loadHigh(v128.loadHalf(rows[0].get, table + 16), rows[1].get, table + 16),
        ),
        f64x2.mul(f64x2.mul(square.get, r.get), estrin(series.map(pool.double), r, locals, shop)),
      ),
    ),
    correction.set(
      f64x2.add(
        math.nmadd(far.get, math.madd(far.get, pool.double(0.5), near.get), lost),
        correction.get,
      ),
    ),
    correction.set(
      f64x2.add(
        f64x2.add(
          f64x2.add(f64x2.sub(start.get, linear.get), r.get),
          f64x2.add(f64x2.sub(linear.get, sum.get), bend.get),
        ),
        correction.get,
      ),
    ),
    whole.set(f64x2.add(sum.get, correction.get)),
    top.set(withoutLowBits(whole.get, shop)),
    rest.set(
      f64x2.add(
        f64x2.sub(whole.get, top.get),
        f64x2.add(f64x2.sub(sum.get, whole.get), correction.get),
      ),
    ),
  ];
}

const withoutLowBits = (x: Code, { pool }: Workshop): Code => v128.and(x, pool.bits(0xffffffff, 0));

/** The cases of `stats/elementary/pow.ts`: y = 0, negative x and NaN. */
function powerCases(x: Local, y: Local, size: Local, { pool }: Workshop): Code {
  const half = f64x2.mul(y.get, pool.double(0.5));
  const even = f64x2.equal(f64x2.floor(half), half);
  const whole = f64x2.equal(f64x2.floor(y.get), y.get);
  const signed = v128.select(size.get, f64x2.neg(size.get), even);
  const ofNegative = v128.select(signed, pool.double(Number.NaN), whole);
  const value = v128.select(ofNegative, size.get, f64x2.less(x.get, pool.double(0)));
  return v128.select(
    v128.select(pool.double(1), value, f64x2.equal(y.get, pool.double(0))),
    pool.double(Number.NaN),
    v128.and(f64x2.equal(x.get, x.get), f64x2.equal(y.get, y.get)),
  );
}
