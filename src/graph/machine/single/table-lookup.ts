import type { Code, FunctionDefinition } from "../assemble.ts";
import { f32x4, i32x4, v128, vectors } from "../code.ts";
import { elementwise } from "../kernel.ts";
import { loadCubics } from "./cubics.ts";
import type { SingleWorkshop } from "./workshop.ts";

const headerBytes = 64;
/** A cubic takes 2⁴ bytes. */
const cubicShift = 4;

/** The kernel of `table`, like that of `../table-lookup.ts`, on singles. */
export function tableKernel({ math, constant }: SingleWorkshop): FunctionDefinition {
  return elementwise(1, 2, ([p], locals, [, table]) => {
    const [whole, base] = [locals.v128(), locals.v128()];
    const header = vectors(locals, 4);
    const [low, inverseStep, intervals, lastInterval] = header;
    const { load, coefficient } = loadCubics(whole, headerBytes, locals);
    return {
      before: [
        header.map((local, i) => local.set(v128.load(table.get, 16 * i))),
        base.set(i32x4.splat(table.get)),
      ],
      code: [
        p.set(f32x4.mul(f32x4.sub(p.get, low.get), inverseStep.get)),
        // Written with the comparisons that keep a NaN; in `whole` it becomes a number.
        p.set(f32x4.lesser(f32x4.larger(p.get, constant(0)), intervals.get)),
        whole.set(f32x4.lesser(lastInterval.get, f32x4.floor(p.get))),
        p.set(f32x4.sub(p.get, whole.get)),
        whole.set(i32x4.add(i32x4.shiftLeft(i32x4.fromSingles(whole.get), cubicShift), base.get)),
        load,
      ],
      result: [2, 1, 0].reduce<Code>(
        (sum, power) => math.madd(sum, p.get, coefficient(power)),
        coefficient(3),
      ),
    };
  });
}
