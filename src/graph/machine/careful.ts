import type { Code, FunctionDefinition, Local, Locals } from "./assemble.ts";
import { advance, control, i32, i64x2, number, v128 } from "./code.ts";
import { holdConstants } from "./constants.ts";
import { kernel, type Workshop } from "./kernel.ts";
import { stepOf } from "./step-table.ts";

/** A function of one vector with short code for ordinary arguments and long code for all others. */
export interface Careful {
  /** A mask of where two vectors may take the quick path. */
  readonly ordinary: (vectors: readonly [Code, Code], shop: Workshop) => Code;
  /** Both compute in place; the quick path is correct where `ordinary` is set. */
  readonly quick: (x: Local, locals: Locals, shop: Workshop) => Code;
  readonly thorough: (x: Local, locals: Locals, shop: Workshop) => Code;
}

/** What a kernel does around its function: operands → argument; value and operands → result. */
export interface Surroundings {
  readonly operands: 1 | 2 | 3;
  readonly argument: (operands: readonly Code[], shop: Workshop) => Code;
  readonly result?: (value: Code, operands: readonly Code[]) => Code;
}

/** As many constants as leave enough registers for the computation. */
const heldConstants = 9;

/**
 * A kernel of one heavy function. Its loop contains only the quick path, with constants in
 * registers. At a turn with an unusual argument it leaves the loop, takes the thorough path for
 * that turn, and enters the loop again. In a single loop the thorough path would take registers
 * from the quick one.
 */
export function carefully(
  shop: Workshop,
  { ordinary, quick, thorough }: Careful,
  { operands, argument, result = (value) => value }: Surroundings,
): FunctionDefinition {
  return kernel(([target, a, b, c, row, bytes], locals) => {
    const sources = [a, b, c]
      .slice(0, operands)
      .map((address) => ({ address, step: locals.i32() }));
    const at = (turn: number): readonly Code[] =>
      sources.map(({ address }) => v128.load(address.get, 16 * turn));
    const [x, y] = [locals.v128(), locals.v128()];
    const pair = [x, y];
    const { pool, loads } = holdConstants(shop.pool, locals, heldConstants);
    const held = { ...shop, pool };
    const finish = (way: Careful["quick"], by: Workshop) => (vector: Local, i: number) => [
      way(vector, locals, by),
      v128.store(target.get, result(vector.get, at(i)), 16 * i),
    ];
    const move = [
      sources.map(({ address, step }) => advance(address, step.get)),
      advance(target, number(32)),
    ];
    const isLeft = i32.lessUnsigned(target.get, bytes.get);
    const quickTurn = [
      pair.map((vector, i) => vector.set(argument(at(i), held))),
      control.leaveIf(i64x2.notAllTrue(ordinary([x.get, y.get], held)), 1),
      pair.map(finish(quick, held)),
      move,
    ];
    const thoroughTurn = pair.map((vector, i) => [
      vector.set(argument(at(i), shop)),
      finish(thorough, shop)(vector, i),
    ]);
    return [
      sources.map(({ step }, index) => step.set(stepOf(row, index, 2))),
      loads,
      advance(bytes, target.get),
      control.repeatWhile(
        [
          control.block([control.repeatWhile(quickTurn, isLeft), control.finish]),
          thoroughTurn,
          move,
        ],
        isLeft,
      ),
    ];
  });
}
