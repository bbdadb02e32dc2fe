import { log2 } from "../../stats/elementary/log2.ts";
import {
  tailCoefficients,
  tailOctaves,
  tailSegments,
} from "../../stats/elementary/normal-quantile-table.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import { f64x2, i32, i64x2, number, v128, vectors } from "./code.ts";
import type { Workshop } from "./kernel.ts";
import { estrin } from "./polynomial.ts";

const segmentBytes = 8 * tailCoefficients;
const segmentMask = (tailOctaves * tailSegments - 1) * segmentBytes;

/** Bytes of the table of `expandNormalQuantile`. */
export const normalTableBytes = tailOctaves * tailSegments * segmentBytes;

/**
 * Standard normal numbers from a pair of words, in place: the operation sequence of
 * `normalQuantile` on the uniform (w + ½) · 2⁻³².
 */
export function normalFromWords(words: Local, locals: Locals, shop: Workshop): Code {
  const { pool } = shop;
  const scaled = locals.v128();
  return [
    // As a signed number, w + ½ is the distance from the nearer end: positive in the lower half,
    // negative in the upper. Only its size is looked up; the polynomials are those of the lower
    // half, so a negative distance changes the sign.
    words.set(f64x2.add(f64x2.fromSigned(words.get), pool.double(0.5))),
    scaled.set(words.get),
    normalOfScaledTail(scaled, locals, shop),
    words.set(v128.xor(scaled.get, v128.and(words.get, pool.bits(0x80000000, 0)))),
  ];
}

/** The same for two pairs, the operation sequence of `normalOfWords`; the result is in `high`. */
export function normalFromTwoWords(
  [high, low]: readonly [Local, Local],
  locals: Locals,
  shop: Workshop,
): Code {
  const { pool } = shop;
  const scaled = locals.v128();
  const part = f64x2.fromUnsigned(v128.or(low.get, pool.word(1)));
  return [
    high.set(f64x2.add(f64x2.fromSigned(high.get), f64x2.mul(part, pool.double(2 ** -32)))),
    scaled.set(high.get),
    normalOfScaledTail(scaled, locals, shop),
    high.set(v128.xor(scaled.get, v128.and(high.get, pool.bits(0x80000000, 0)))),
  ];
}

/** The lower-half normal number of a tail probability times 2³², in place; the sign is ignored. */
export function normalOfScaledTail(scaled: Local, locals: Locals, shop: Workshop): Code {
  const { pool, normals: table } = shop;
  const place = locals.v128();
  const rows = [locals.i32(), locals.i32()];
  const pairs = rows.map(() => vectors(locals, 2));
  const coefficient = (power: number): Code => {
    const [left, right] = pairs.map((row) => row[power >> 1]!.get);
    return v128.shuffle(left ?? [], right ?? [], power % 2 === 0 ? [0, 1, 4, 5] : [2, 3, 6, 7]);
  };
  const fraction = v128.and(scaled.get, pool.bits(0x3fff, 0xffffffff));
  return [
    place.set(i64x2.shiftRight(scaled.get, 46 - log2(segmentBytes))),
    scaled.set(f64x2.sub(v128.or(fraction, pool.double(1)), pool.double(1.0078125))),
    rows.map((row, i) => row.set(i32.and(i32.lane(place.get, 2 * i), number(segmentMask)))),
    pairs.map((pair, i) =>
      pair.map((part, k) => part.set(v128.load(rows[i]!.get, table + 16 * k))),
    ),
    scaled.set(estrin([0, 1, 2, 3].map(coefficient), scaled, locals, shop)),
  ];
}
