import type { FunctionDefinition, Local } from "../assemble.ts";
import { advance, control, i32, number, v128 } from "../code.ts";
import { stepOf } from "../step-table.ts";
import { promote } from "./through-doubles.ts";

/**
 * The tally of doubles for singles: they are converted to doubles, which is exact, so that all
 * tallies merge.
 *
 * @param doubles the kernel of `../tally.ts`
 * @param scratch address of a block of doubles
 */
export const tallyOfSingles = (
  doubles: FunctionDefinition,
  scratch: number,
): FunctionDefinition => ({
  ...doubles,
  body: (parameters, locals) => {
    const [, , value, , row, bytes] = parameters as readonly Local[] as readonly [
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
    ];
    const [at, step, vector] = [locals.i32(), locals.i32(), locals.v128()];
    return [
      at.set(number(scratch)),
      step.set(stepOf(row, 1, 1)),
      control.repeatWhile(
        [
          vector.set(v128.load(value.get)),
          v128.store(at.get, promote(vector, 0)),
          v128.store(at.get, promote(vector, 1), 16),
          advance(value, step.get),
          advance(at, number(32)),
        ],
        i32.lessUnsigned(at.get, i32.add(bytes.get, number(scratch))),
      ),
      value.set(number(scratch)),
      doubles.body(parameters, locals),
    ];
  },
});
