import type { FunctionDefinition } from "./assemble.ts";
import { advance, control, i32, i32x4, integers, number, v128 } from "./code.ts";
import { kernel } from "./kernel.ts";

/**
 * The kernel that fills a row with a dimension of the Sobol sequence: operand a is the address of
 * its 32 direction words and its shift. The first word comes from the bits of the sample's number;
 * then the row is doubled, each new half being the old one with one more direction.
 *
 * @param sample global with the number of the block's first sample, a multiple of its length
 */
export function sobolKernel(sample: number): FunctionDefinition {
  return kernel(([target, directions, , , , bytes], locals) => {
    const [word, bits, place, from, size] = integers(locals, 5);
    const direction = locals.v128();
    return [
      bytes.set(i32.shiftRightUnsigned(bytes.get, number(1))),
      word.set(i32.load(directions.get, 128)),
      bits.set(control.getGlobal(sample)),
      place.set(directions.get),
      control.repeatWhile(
        [
          control.when(i32.and(bits.get, number(1)), [
            word.set(i32.xor(word.get, i32.load(place.get))),
          ]),
          advance(place, number(4)),
        ],
        bits.tee(i32.shiftRightUnsigned(bits.get, number(1))),
      ),
      i32.store(target.get, word.get),
      i32.store(target.get, i32.xor(word.get, i32.load(directions.get)), 4),
      i32.store(target.get, i32.xor(word.get, i32.load(directions.get, 4)), 8),
      i32.store(
        target.get,
        i32.xor(i32.xor(word.get, i32.load(directions.get)), i32.load(directions.get, 4)),
        12,
      ),
      size.set(number(16)),
      place.set(i32.add(directions.get, number(8))),
      control.repeatWhile(
        [
          direction.set(i32x4.splat(i32.load(place.get))),
          from.set(target.get),
          word.set(i32.add(target.get, size.get)),
          control.repeatWhile(
            [
              v128.store(i32.add(from.get, size.get), v128.xor(v128.load(from.get), direction.get)),
              advance(from, number(16)),
            ],
            i32.lessUnsigned(from.get, word.get),
          ),
          advance(place, number(4)),
        ],
        i32.lessUnsigned(size.tee(i32.shiftLeft(size.get, number(1))), bytes.get),
      ),
    ];
  });
}
