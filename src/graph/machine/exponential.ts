import { expConstants } from "../../stats/elementary/exp.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import { control, f64x2, i64x2 } from "./code.ts";
import type { Workshop } from "./kernel.ts";
import { estrin } from "./polynomial.ts";

const { log2OfE, ln2High, ln2Low, rounder, smallest, largest, fraction } = expConstants;
/** Between these, e to the power x is a normal number and its exponent can be added as bits. */
const safe = 708;

/** e to the power x, the operation sequence of `stats/elementary/exp.ts`, in place. */
export function exponential(x: Local, locals: Locals, shop: Workshop): Code {
  const { pool } = shop;
  const parts = { rounded: locals.v128(), rest: locals.v128(), locals };
  const inside = f64x2.lessEqual(f64x2.abs(x.get), pool.double(safe));
  return control.whenElse(
    i64x2.allTrue(inside),
    x.set(i64x2.add(mantissa(x, parts, shop), i64x2.shiftLeft(parts.rounded.get, 52))),
    [
      x.set(f64x2.max(f64x2.min(x.get, pool.double(largest)), pool.double(smallest))),
      x.set(mantissa(x, parts, shop)),
      x.set(scaleWidely(x, parts, shop)),
    ],
  );
}

/** Values that both ways of scaling need. */
interface Parts {
  /** `rounder` + the exponent of the power of two, so that its low bits are that exponent. */
  readonly rounded: Local;
  readonly rest: Local;
  readonly locals: Locals;
}

/** e to the power x without its power of two. */
function mantissa(x: Local, { rounded, rest, locals }: Parts, shop: Workshop): Code {
  const { math, pool } = shop;
  const square = f64x2.mul(rest.get, rest.get);
  return [
    rounded.set(math.madd(x.get, pool.double(log2OfE), pool.double(rounder))),
    rest.set(f64x2.sub(rounded.get, pool.double(rounder))),
    rest.set(
      math.nmadd(rest.get, pool.double(ln2Low), math.nmadd(rest.get, pool.double(ln2High), x.get)),
    ),
    f64x2.add(
      pool.double(1),
      math.madd(square, estrin(fraction.map(pool.double), rest, locals, shop), rest.get),
    ),
  ];
}

/** x · 2^k in two steps, so that neither factor leaves the normal range. */
function scaleWidely(x: Local, { rounded, rest }: Parts, { pool }: Workshop): Code {
  const whole = f64x2.sub(rounded.get, pool.double(rounder));
  const power = (exponent: Code): Code =>
    i64x2.shiftLeft(f64x2.add(exponent, pool.double(rounder + 1023)), 52);
  return [
    rest.set(f64x2.floor(f64x2.mul(whole, pool.double(0.5)))),
    f64x2.mul(f64x2.mul(x.get, power(rest.get)), power(f64x2.sub(whole, rest.get))),
  ];
}
