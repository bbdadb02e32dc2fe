import type { Total } from "../program.ts";
import { totalOf, totalRule } from "../total.ts";
import type { Code, Local, Locals } from "./assemble.ts";
import { advance, control, f64x2, i32, integers, number, v128, vectors } from "./code.ts";
import { stepOf } from "./step-table.ts";
import type { TallyState } from "./tally-state.ts";

/** Doubles of a total in memory: a rule, then both parts of the sum, each in two lanes. */
const rule = { bound: 0, fine: 16, coarse: 32 } as const;
const parts = { high: 48, low: 64 } as const;
const partsFrom = parts.high / 8;
const recordLength = (parts.low + 16) / 8;

/** A total of nothing as it is laid out in memory. */
export function totalRecord(reach: number): Float64Array<ArrayBuffer> {
  const { bound, fine, coarse } = totalRule(reach);
  return Float64Array.of(bound, bound, fine, fine, coarse, coarse, 0, 0, 0, 0);
}

/** The total of a record. */
export function readTotal(memory: ArrayBuffer, address: number, reach: number): Total {
  const record = new Float64Array(memory, address, recordLength);
  const [high0 = 0, high1 = 0, low0 = 0, low1 = 0] = record.subarray(partsFrom);
  return totalOf(reach, high0 + high1, low0 + low1);
}

/** Let a record begin anew. */
export const clearTotal = (memory: ArrayBuffer, address: number): void => {
  new Float64Array(memory, address, recordLength).fill(0, partsFrom);
};

/** Vectors that are added side by side, since each addition waits for the one before. */
const WIDTH = 4;

/**
 * Add the values of a block that lie within reach, those between the globals `from` and `to`: each
 * rounded to the total's units, so that their sum is exact in any order.
 */
export function addToTotal(
  { total, value, row }: Readonly<Record<"total" | "value" | "row", Local>>,
  locals: Locals,
  state: TallyState,
): Code {
  const [at, step, left] = integers(locals, 3);
  const [bound, fine, one] = vectors(locals, 3);
  const sums = vectors(locals, WIDTH);
  const [sum, ...others] = sums;
  const add = (target: Local, loaded: Code): Code => [
    one.set(loaded),
    one.set(v128.and(one.get, f64x2.less(f64x2.abs(one.get), bound.get))),
    target.set(f64x2.add(target.get, f64x2.sub(f64x2.add(one.get, fine.get), fine.get))),
  ];
  const turn = 16 * WIDTH;
  const isTurnLeft = i32.lessUnsigned(number(turn - 1), left.get);
  return [
    bound.set(v128.load(total.get, rule.bound)),
    fine.set(v128.load(total.get, rule.fine)),
    sums.map((each) => each.set(f64x2.sub(fine.get, fine.get))),
    at.set(value.get),
    left.set(i32.sub(control.getGlobal(state.to), control.getGlobal(state.from))),
    step.set(stepOf(row, 1, 1)),
    control.when(step.get, [
      advance(at, control.getGlobal(state.from)),
      control.when(isTurnLeft, [
        control.repeatWhile(
          [
            sums.map((each, i) => add(each, v128.load(at.get, 16 * i))),
            advance(at, number(turn)),
            advance(left, number(-turn)),
          ],
          isTurnLeft,
        ),
      ]),
    ]),
    // One by one: the rest of a block, and a constant as often as it counts.
    step.set(i32.shiftRightUnsigned(step.get, number(1))),
    control.when(left.get, [
      control.repeatWhile(
        [add(sum, v128.loadHalf(at.get)), advance(at, step.get), advance(left, number(-8))],
        left.get,
      ),
    ]),
    others.map((each) => sum.set(f64x2.add(sum.get, each.get))),
    one.set(v128.load(total.get, rule.coarse)),
    one.set(f64x2.sub(f64x2.add(sum.get, one.get), one.get)),
    v128.store(total.get, f64x2.add(v128.load(total.get, parts.high), one.get), parts.high),
    v128.store(
      total.get,
      f64x2.add(v128.load(total.get, parts.low), f64x2.sub(sum.get, one.get)),
      parts.low,
    ),
  ];
}
