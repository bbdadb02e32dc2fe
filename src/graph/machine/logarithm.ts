import { lnConstants } from "../../stats/elementary/ln.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import type { Careful } from "./careful.ts";
import { control, f64x2, i32, i64x2, number, v128 } from "./code.ts";
import type { Workshop } from "./kernel.ts";
import { estrin } from "./polynomial.ts";

const { shift, rootHalf, subnormalScale, subnormalExponent, high, low } = lnConstants;
const { rounder, first, series, reciprocals, logarithms } = lnConstants;
const smallestNormal = 2.2250738585072014e-308;
const largest = Number.MAX_VALUE;
/** 2⁵²: a whole number below it, put in its low bits, adds that many units. */
const units = 4503599627370496;
const rowBytes = 16;

/** Bytes of the table of logarithms. */
export const logarithmTableBytes = rowBytes * reciprocals.length;

/** Reciprocal and logarithm of every c, side by side. */
export const logarithmTable = (): Float64Array<ArrayBuffer> =>
  Float64Array.from(reciprocals.flatMap((reciprocal, i) => [reciprocal, logarithms[i]!]));

/** A number as 2^exponent · mantissa. */
export interface NumberParts {
  readonly exponent: Local;
  readonly mantissa: Local;
  readonly centre: Local;
  readonly locals: Locals;
}

/** Natural logarithm, the operation sequence of `stats/elementary/ln.ts`, in place. */
export const carefulLogarithm: Careful = {
  // `lesser` and `larger` keep a NaN in their first operand; so each has a different first.
  ordinary: ([x, y], { pool }) =>
    v128.and(
      f64x2.greaterEqual(f64x2.lesser(x, y), pool.double(smallestNormal)),
      f64x2.lessEqual(f64x2.larger(y, x), pool.double(largest)),
    ),
  quick: (x, locals, shop) => {
    const parts = partsOf(locals);
    return [split(x, parts, shop), x.set(ofParts(parts, shop))];
  },
  thorough: (x, locals, shop) => {
    const parts = partsOf(locals);
    const original = locals.v128();
    return [
      original.set(x.get),
      splitAny(x, parts, shop),
      x.set(ofParts(parts, shop)),
      x.set(specialCases(original.get, x.get, shop)),
    ];
  },
};

const partsOf = (locals: Locals): NumberParts => ({
  exponent: locals.v128(),
  mantissa: locals.v128(),
  centre: locals.v128(),
  locals,
});

/** Split x, which is overwritten; `ordinary` says where it is positive, normal and finite. */
export function separate(x: Local, parts: NumberParts, ordinary: Local, shop: Workshop): Code {
  return [
    ordinary.set(isOrdinary(x.get, shop)),
    control.whenElse(i64x2.allTrue(ordinary.get), split(x, parts, shop), splitAny(x, parts, shop)),
  ];
}

const isOrdinary = (x: Code, { pool }: Workshop): Code =>
  v128.and(
    f64x2.greaterEqual(x, pool.double(smallestNormal)),
    f64x2.lessEqual(x, pool.double(largest)),
  );

/** Like {@link split}, but also for subnormal numbers. */
function splitAny(x: Local, parts: NumberParts, shop: Workshop): Code {
  const { pool } = shop;
  const { exponent, centre: isSubnormal } = parts;
  return [
    isSubnormal.set(f64x2.less(x.get, pool.double(smallestNormal))),
    x.set(v128.select(f64x2.mul(x.get, pool.double(subnormalScale)), x.get, isSubnormal.get)),
    split(x, parts, shop),
    exponent.set(
      f64x2.sub(exponent.get, v128.and(isSubnormal.get, pool.double(subnormalExponent))),
    ),
  ];
}

/** x = 2^exponent · mantissa. */
function split(x: Local, { exponent, mantissa }: NumberParts, { pool }: Workshop): Code {
  const fractionBits = v128.and(mantissa.get, pool.bits(0xfffff, 0xffffffff));
  return [
    mantissa.set(i64x2.add(x.get, pool.bits(shift, 0))),
    exponent.set(
      f64x2.sub(
        v128.or(i64x2.shiftRight(mantissa.get, 52), pool.double(units)),
        pool.double(units + 1023),
      ),
    ),
    mantissa.set(i64x2.add(fractionBits, pool.bits(rootHalf, 0))),
  ];
}

function ofParts({ exponent, mantissa, centre, locals }: NumberParts, shop: Workshop): Code {
  const { math, pool, logarithms: table } = shop;
  const rows = [locals.i32(), locals.i32()] as const;
  const [left, right] = [locals.v128(), locals.v128()];
  const r = mantissa;
  return [
    centre.set(f64x2.add(mantissa.get, pool.double(rounder))),
    // The low bits of a centre above zero, 2^46 · 1.5 + n / 64, are n.
    rows.map((row, i) =>
      row.set(i32.shiftLeft(i32.and(i32.lane(centre.get, 2 * i), number(127)), number(4))),
    ),
    left.set(v128.load(rows[0].get, table - rowBytes * first)),
    right.set(v128.load(rows[1].get, table - rowBytes * first)),
    r.set(
      f64x2.mul(
        f64x2.sub(mantissa.get, f64x2.sub(centre.get, pool.double(rounder))),
        v128.shuffle(left.get, right.get, [0, 1, 4, 5]),
      ),
    ),
    centre.set(
      math.madd(
        f64x2.mul(r.get, r.get),
        estrin(series.map(pool.double), r, locals, shop),
        f64x2.mul(exponent.get, pool.double(low)),
      ),
    ),
    math.madd(
      exponent.get,
      pool.double(high),
      f64x2.add(f64x2.add(r.get, centre.get), v128.shuffle(left.get, right.get, [2, 3, 6, 7])),
    ),
  ];
}

/** 0, negative numbers, Infinity and NaN. */
function specialCases(x: Code, result: Code, { pool }: Workshop): Code {
  const positive = f64x2.greater(x, pool.double(0));
  const ordinary = v128.and(positive, f64x2.lessEqual(x, pool.double(largest)));
  const notPositive = v128.select(
    pool.double(-Infinity),
    pool.double(Number.NaN),
    f64x2.equal(x, pool.double(0)),
  );
  return v128.select(result, v128.select(x, notPositive, positive), ordinary);
}
