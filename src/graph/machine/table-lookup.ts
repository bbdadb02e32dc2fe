import type { CubicTable } from "../program.ts";
import type { Code, FunctionDefinition } from "./assemble.ts";
import { f64x2, i32, i64x2, v128, vectors } from "./code.ts";
import { elementwise, type Workshop } from "./kernel.ts";
import type { NumberFormat } from "./number-format.ts";

/** A table as the kernel reads it: vectors of low, 1/step, intervals, intervals − 1, then cubics. */
export function tableImage(
  { low, inverseStep, intervals, coefficients }: CubicTable,
  format: NumberFormat,
): Float64Array | Float32Array {
  const lanes = 16 / format.bytes;
  const header = [low, inverseStep, intervals, intervals - 1].flatMap((x) =>
    Array<number>(lanes).fill(x),
  );
  const image = new Float64Array(header.length + coefficients.length);
  image.set(header);
  image.set(coefficients, header.length);
  return format.of(image);
}

const headerBytes = 64;
/** A cubic takes 2⁵ bytes. */
const cubicShift = 5;
/** 2⁵²: a smaller whole number, added to it, appears in its low bits. */
const units = 4503599627370496;

/** The kernel of `table`: looks up operand a in the table at address b, as `CubicTable` defines it. */
export function tableKernel({ math, pool }: Workshop): FunctionDefinition {
  return elementwise(1, 2, ([p], locals, [, table]) => {
    const whole = locals.v128();
    const [low, inverseStep, intervals, lastInterval] = vectors(locals, 4);
    const rows = [locals.i32(), locals.i32()];
    const pairs = rows.map(() => vectors(locals, 2));
    const coefficient = (power: number): Code => {
      const [left, right] = pairs.map((row) => row[power >> 1]!.get);
      return v128.shuffle(left ?? [], right ?? [], power % 2 === 0 ? [0, 1, 4, 5] : [2, 3, 6, 7]);
    };
    return {
      before: [low, inverseStep, intervals, lastInterval].map((local, i) =>
        local.set(v128.load(table.get, 16 * i)),
      ),
      code: [
        p.set(f64x2.mul(f64x2.sub(p.get, low.get), inverseStep.get)),
        // Written with the comparisons that keep a NaN; in `whole` it becomes a number.
        p.set(f64x2.lesser(f64x2.larger(p.get, pool.double(0)), intervals.get)),
        whole.set(f64x2.lesser(lastInterval.get, f64x2.floor(p.get))),
        p.set(f64x2.sub(p.get, whole.get)),
        whole.set(i64x2.shiftLeft(f64x2.add(whole.get, pool.double(units)), cubicShift)),
        rows.map((row, i) => row.set(i32.add(table.get, i32.lane(whole.get, 2 * i)))),
        pairs.map((pair, i) =>
          pair.map((part, k) => part.set(v128.load(rows[i]!.get, headerBytes + 16 * k))),
        ),
      ],
      result: [2, 1, 0].reduce<Code>(
        (sum, power) => math.madd(sum, p.get, coefficient(power)),
        coefficient(3),
      ),
    };
  });
}
