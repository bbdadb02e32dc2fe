import { expConstants } from "../../stats/elementary/exp.ts";
import { log2 } from "../../stats/elementary/log2.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import type { Careful } from "./careful.ts";
import { control, f64x2, i32, i64x2, number, v128 } from "./code.ts";
import type { Workshop } from "./kernel.ts";
import { estrin } from "./polynomial.ts";

const { perUnit, high, low, rounder, smallest, largest, fraction, roots } = expConstants;
const steps = roots.length;
/**
 * Bit to which the last bit of k is shifted, so that the step within an octave lies below the
 * exponent.
 */
const stepShift = 52 - log2(steps);
/** Between these, no intermediate result leaves the normal range. */
const safe = 600;

/** Bytes of the table of roots. */
export const rootTableBytes = 8 * steps;

/** The roots minus their number, so that adding k · 2^stepShift to their bits gives 2^(k / 64). */
export function rootTable(): BigInt64Array<ArrayBuffer> {
  const bits = new BigInt64Array(Float64Array.from(roots).buffer);
  return bits.map((root, j) => root - (BigInt(j) << BigInt(stepShift)));
}

/**
 * e to the power x, the operation sequence of `stats/elementary/exp.ts`, in place; with a tail, e to
 * the power x + tail, that of `exp-pair.ts`.
 */
export const exponential = (x: Local, locals: Locals, shop: Workshop, tail?: Local): Code =>
  control.whenElse(
    i64x2.allTrue(isSafe(f64x2.abs(x.get), shop)),
    quickly(x, locals, shop, tail),
    thoroughly(x, locals, shop, tail),
  );

/** The same, for a kernel of its own. */
export const carefulExponential: Careful = {
  ordinary: ([x, y], shop) => isSafe(f64x2.larger(f64x2.abs(x), f64x2.abs(y)), shop),
  quick: quickly,
  thorough: thoroughly,
};

const isSafe = (size: Code, { pool }: Workshop): Code => f64x2.lessEqual(size, pool.double(safe));

function quickly(x: Local, locals: Locals, shop: Workshop, tail?: Local): Code {
  const parts = partsOf(locals, tail);
  const { whole, root } = parts;
  return [
    reduce(x, parts, shop),
    root.set(i64x2.add(root.get, i64x2.shiftLeft(whole.get, stepShift))),
    x.set(value(parts, shop)),
  ];
}

function thoroughly(x: Local, locals: Locals, shop: Workshop, tail?: Local): Code {
  const { pool } = shop;
  const parts = partsOf(locals, tail);
  const { whole, root } = parts;
  const step = v128.and(whole.get, pool.bits(0, steps - 1));
  return [
    // Where x is clamped, the tail of the original must be dropped.
    tail?.set(v128.and(tail.get, f64x2.lessEqual(f64x2.abs(x.get), pool.double(-smallest)))) ?? [],
    x.set(f64x2.max(f64x2.min(x.get, pool.double(largest)), pool.double(smallest))),
    reduce(x, parts, shop),
    root.set(i64x2.add(root.get, i64x2.shiftLeft(step, stepShift))),
    x.set(value(parts, shop)),
    x.set(scaleWidely(x, parts, shop)),
  ];
}

interface Parts {
  /** `rounder` + k, so that its low bits are k. */
  readonly whole: Local;
  readonly rest: Local;
  readonly root: Local;
  readonly tail: Local | undefined;
  readonly locals: Locals;
}

const partsOf = (locals: Locals, tail: Local | undefined): Parts => ({
  whole: locals.v128(),
  rest: locals.v128(),
  root: locals.v128(),
  tail,
  locals,
});

/** x = k · ln 2 / 64 + rest; root = the table's entry for k. */
function reduce(x: Local, { whole, rest, root, tail, locals }: Parts, shop: Workshop): Code {
  const { math, pool, roots: table, excess } = shop;
  const rows = [locals.i32(), locals.i32()] as const;
  return [
    whole.set(math.madd(x.get, pool.double(perUnit), pool.double(rounder))),
    rest.set(f64x2.sub(whole.get, pool.double(rounder))),
    rest.set(
      math.nmadd(rest.get, pool.double(low), math.nmadd(rest.get, pool.double(high), x.get)),
    ),
    tail ? rest.set(f64x2.add(rest.get, tail.get)) : [],
    rows.map((row, i) =>
      row.set(i32.shiftLeft(i32.and(i32.lane(whole.get, 2 * i), number(steps - 1)), number(3))),
    ),
    root.set(v128.loadHigh(v128.loadHalf(rows[0].get, table), rows[1].get, table)),
    // The tail has been added, so its local is free for the excess of the root.
    tail ? tail.set(v128.loadHigh(v128.loadHalf(rows[0].get, excess), rows[1].get, excess)) : [],
  ];
}

/** root · e^rest, with the excess of the root if there was a tail. */
function value({ rest, root, tail, locals }: Parts, shop: Workshop): Code {
  const { math, pool } = shop;
  const square = f64x2.mul(rest.get, rest.get);
  const polynomial = estrin(fraction.map(pool.double), rest, locals, shop);
  const curve = tail
    ? f64x2.add(math.madd(square, polynomial, tail.get), rest.get)
    : math.madd(square, polynomial, rest.get);
  return math.madd(root.get, curve, root.get);
}

/** x · 2^⌊k / 64⌋ in two steps, so that neither factor leaves the normal range. */
function scaleWidely(x: Local, { whole, rest, root }: Parts, { pool }: Workshop): Code {
  const power = (exponent: Code): Code =>
    i64x2.shiftLeft(f64x2.add(exponent, pool.double(rounder + 1023)), 52);
  return [
    whole.set(
      f64x2.floor(f64x2.mul(f64x2.sub(whole.get, pool.double(rounder)), pool.double(1 / steps))),
    ),
    rest.set(f64x2.floor(f64x2.mul(whole.get, pool.double(0.5)))),
    root.set(f64x2.sub(whole.get, rest.get)),
    f64x2.mul(f64x2.mul(x.get, power(rest.get)), power(root.get)),
  ];
}
