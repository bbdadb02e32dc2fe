import { expConstants } from "../../stats/elementary/exp.ts";
import { lnConstants } from "../../stats/elementary/ln.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import { control, f64x2, i64x2, v128 } from "./code.ts";
import type { Workshop } from "./kernel.ts";
import { estrin } from "./polynomial.ts";

const { ln2High, ln2Low } = expConstants;
const { shift, rootHalf, subnormalScale, subnormalExponent, series } = lnConstants;
const smallestNormal = 2.2250738585072014e-308;
const largest = Number.MAX_VALUE;
/** 2⁵²: a whole number below it, put in its low bits, is that number of units. */
const units = 4503599627370496;

interface Parts {
  readonly exponent: Local;
  readonly f: Local;
  readonly s: Local;
  readonly z: Local;
  readonly half: Local;
  readonly locals: Locals;
}

/** Natural logarithm, the operation sequence of `stats/elementary/ln.ts`, in place. */
export function logarithm(x: Local, locals: Locals, shop: Workshop): Code {
  const { pool } = shop;
  const [exponent, f, s] = [locals.v128(), locals.v128(), locals.v128()];
  const parts = { exponent, f, s, z: locals.v128(), half: locals.v128(), locals };
  const original = locals.v128();
  const ordinary = v128.and(
    f64x2.greaterEqual(x.get, pool.double(smallestNormal)),
    f64x2.lessEqual(x.get, pool.double(largest)),
  );
  const isSubnormal = f64x2.less(original.get, pool.double(smallestNormal));
  return control.whenElse(
    i64x2.allTrue(ordinary),
    [split(x, parts, shop), x.set(ofParts(parts, shop))],
    [
      original.set(x.get),
      x.set(v128.select(f64x2.mul(x.get, pool.double(subnormalScale)), x.get, isSubnormal)),
      split(x, parts, shop),
      exponent.set(f64x2.sub(exponent.get, v128.and(isSubnormal, pool.double(subnormalExponent)))),
      x.set(ofParts(parts, shop)),
      x.set(specialCases(original.get, x.get, shop)),
    ],
  );
}

/** x = 2^exponent · (1 + f). */
function split(x: Local, { exponent, f, s }: Parts, { pool }: Workshop): Code {
  const fractionBits = v128.and(s.get, pool.bits(0xfffff, 0xffffffff));
  return [
    s.set(i64x2.add(x.get, pool.bits(shift, 0))),
    exponent.set(
      f64x2.sub(
        v128.or(i64x2.shiftRight(s.get, 52), pool.double(units)),
        pool.double(units + 1023),
      ),
    ),
    f.set(f64x2.sub(i64x2.add(fractionBits, pool.bits(rootHalf, 0)), pool.double(1))),
  ];
}

function ofParts({ exponent, f, s, z, half, locals }: Parts, shop: Workshop): Code {
  const { math, pool } = shop;
  const r = f64x2.mul(z.get, estrin(series.map(pool.double), z, locals, shop));
  return [
    s.set(f64x2.div(f.get, f64x2.add(pool.double(2), f.get))),
    z.set(f64x2.mul(s.get, s.get)),
    half.set(f64x2.mul(f64x2.mul(pool.double(0.5), f.get), f.get)),
    z.set(math.madd(exponent.get, pool.double(ln2Low), f64x2.mul(s.get, f64x2.add(half.get, r)))),
    f64x2.sub(
      f64x2.mul(exponent.get, pool.double(ln2High)),
      f64x2.sub(f64x2.sub(half.get, z.get), f.get),
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
