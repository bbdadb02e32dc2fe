import { arithmeticKernels } from "../arithmetic.ts";
import type { Code, FunctionDefinition } from "../assemble.ts";
import { control, f32x4, i32, i32x4, number, v128 } from "../code.ts";
import { holdConstants } from "../constants.ts";
import { quantile } from "../heavy.ts";
import { elementwise, kernel, turnBytes, type Workshop } from "../kernel.ts";
import { power } from "../power.ts";
import { normalKernels, uniformKernels } from "./draws.ts";
import { exponential } from "./exponential.ts";
import { logarithm } from "./logarithm.ts";
import { tableKernel } from "./table-lookup.ts";
import { throughDoubles } from "./through-doubles.ts";
import { makeSingleWorkshop, type SingleWorkshop } from "./workshop.ts";

/**
 * The kernels on blocks of singles, four to a vector. `exp`, `ln` and draws have code of their own,
 * within a few units in the last place of a single; rarer operators go through doubles.
 *
 * @param month global with the number of the month
 */
export function singleKernels(shop: SingleWorkshop, doubles: Workshop, month: number) {
  const { math } = shop;
  const all = {
    ...arithmeticKernels({ math, lanes: f32x4, constant: shop.constant }),
    ...uniformKernels(shop),
    ...normalKernels(shop),
    table: tableKernel(shop),
    exp: ofArgument(shop, 1, exponential, ([a = []]) => a),
    /** exp(a · b + c) */
    expMultiplyAdd: ofArgument(shop, 3, exponential, ([a = [], b = [], c = []]) =>
      math.madd(a, b, c),
    ),
    /** exp((a − b) · c) */
    expDifference: ofArgument(shop, 3, exponential, ([a = [], b = [], c = []]) =>
      f32x4.mul(f32x4.sub(a, b), c),
    ),
    ln: ofArgument(shop, 1, logarithm, ([a = []]) => a),
    /** ln a + b */
    lnAdd: elementwise(2, 2, ([a, b], locals) => ({
      code: logarithm(a, locals, shop),
      result: f32x4.add(a.get, b.get),
    })),
    pow: throughDoubles(2, ([x, y], locals) => ({
      code: power(x, y, locals, doubles),
      result: x.get,
    })),
    normal_quantile: throughDoubles(1, ([p], locals) => quantile(p, locals, doubles)),
    /** Writes the month's number as a constant operand. */
    month: kernel(([target]) =>
      Array.from({ length: turnBytes / 16 }, (_, i) =>
        v128.store(target.get, f32x4.fromSigned(i32x4.splat(control.getGlobal(month))), 16 * i),
      ),
    ),
  } as const;
  return Object.fromEntries(
    Object.entries(all).map(([name, definition]) => [name, onHalf(definition)]),
  ) as Record<keyof typeof all, FunctionDefinition>;
}

/** As many constants as leave enough registers for the computation. */
const heldConstants = 9;

/** A kernel of one function, computed in place, whose argument is made from the operands. */
const ofArgument = (
  shop: SingleWorkshop,
  operands: 1 | 3,
  compute: typeof exponential,
  argument: (operands: readonly Code[]) => Code,
): FunctionDefinition =>
  elementwise(operands, 2, (values, locals) => {
    const [x] = values;
    const { pool, loads } = holdConstants(shop.pool, locals, heldConstants);
    return {
      before: loads,
      code: [
        x.set(argument(values.map(({ get }) => get))),
        compute(x, locals, makeSingleWorkshop({ ...shop, pool })),
      ],
      result: x.get,
    };
  });

/** Kernels receive the size of a block of doubles; a block of singles is half as large. */
const onHalf = (definition: FunctionDefinition): FunctionDefinition => ({
  ...definition,
  body: (parameters, locals) => {
    const bytes = parameters[5]!;
    return [
      bytes.set(i32.shiftRightUnsigned(bytes.get, number(1))),
      definition.body(parameters, locals),
    ];
  },
});
