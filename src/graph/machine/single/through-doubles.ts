import type { FunctionDefinition, Local, Locals, LocalTuple } from "../assemble.ts";
import { f32x4, f64x2, v128, vectors } from "../code.ts";
import { type Computed, elementwise } from "../kernel.ts";

/** The two lower, or upper, singles of a vector as doubles. */
export const promote = (x: Local, half: number) =>
  f64x2.fromSingles(half === 0 ? x.get : v128.shuffle(x.get, x.get, [2, 3, 2, 3]));

/** A kernel on singles that computes with doubles, two lanes at a time. */
export const throughDoubles = <const Count extends 1 | 2>(
  operands: Count,
  compute: (operands: LocalTuple<Count>, locals: Locals) => Computed,
): FunctionDefinition =>
  elementwise(operands, 1, (singles, locals) => {
    const halves = vectors(locals, 2);
    const wide = vectors(locals, operands);
    const code = halves.map((half, i) => {
      const { code: inner = [], result } = compute(wide, locals);
      return [
        wide.map((operand, k) => operand.set(promote(singles[k]!, i))),
        inner,
        half.set(f32x4.fromDoubles(result)),
      ];
    });
    const [low, high] = halves;
    return { code, result: v128.shuffle(low.get, high.get, [0, 1, 4, 5]) };
  });
