import type { Code, FunctionDefinition, Local, Locals } from "../assemble.ts";
import { advance, control, f32x4, i32, number, v128, vectors } from "../code.ts";
import { kernel } from "../kernel.ts";
import { normalOfDistance } from "./normal.ts";
import type { SingleWorkshop } from "./workshop.ts";

/** The largest single below 1. */
const nearlyOne = 1 - 2 ** -24;

/** Uniform numbers: those of double precision, rounded, but never 1. */
export function uniformKernels(shop: SingleWorkshop) {
  const { constant } = shop;
  const scaled = (size: Code): Code =>
    f32x4.lesser(constant(nearlyOne), f32x4.mul(size, constant(2 ** -32)));
  return {
    uniform: fromWords(shop, 1, ([word]) =>
      word.set(scaled(f32x4.add(f32x4.fromUnsigned(word.get), constant(0.5)))),
    ),
    uniformDeep: fromWords(shop, 2, ([high, low]) => high.set(scaled(joined(high, low, shop)))),
  } as const;
}

/** Normal numbers by {@link normalOfDistance}. */
export function normalKernels(shop: SingleWorkshop) {
  const { constant } = shop;
  return {
    normal: fromWords(shop, 1, ([word], locals) => [
      word.set(f32x4.add(f32x4.fromSigned(word.get), constant(0.5))),
      normalOfDistance(word, locals, shop),
    ]),
    normalDeep: fromWords(shop, 2, ([high, low], locals) => [
      high.set(joined(high, low, shop, f32x4.fromSigned)),
      normalOfDistance(high, locals, shop),
    ]),
  } as const;
}

/** Two words as a number from 0 to 2³², never 0. */
const joined = (
  high: Local,
  low: Local,
  { pool, constant }: SingleWorkshop,
  convert: (words: Code) => Code = f32x4.fromUnsigned,
): Code =>
  f32x4.add(
    convert(high.get),
    f32x4.mul(f32x4.fromUnsigned(v128.or(low.get, pool.word(1))), constant(2 ** -32)),
  );

/**
 * A kernel that turns one or two rows of words, operand a, into singles in place of the first row,
 * and returns them times b plus c. The second row is right behind the first.
 */
function fromWords(
  { math }: SingleWorkshop,
  rows: 1 | 2,
  compute: (words: readonly [Local, Local], locals: Locals) => Code,
): FunctionDefinition {
  return kernel(([target, words, b, c, , bytes], locals) => {
    const [high, low, scale, offset] = vectors(locals, 4);
    const second = locals.i32();
    const code = compute([high, low], locals);
    const turn = [0, 16].map((at) => [
      high.set(v128.load(words.get, at)),
      rows === 2 ? low.set(v128.load(second.get, at)) : [],
      code,
      v128.store(target.get, math.madd(high.get, scale.get, offset.get), at),
    ]);
    return [
      scale.set(v128.load(b.get)),
      offset.set(v128.load(c.get)),
      second.set(i32.add(words.get, bytes.get)),
      advance(bytes, target.get),
      control.repeatWhile(
        [turn, [words, second, target].map((local) => advance(local, number(32)))],
        i32.lessUnsigned(target.get, bytes.get),
      ),
    ];
  });
}
