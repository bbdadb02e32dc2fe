import type { Code, FunctionDefinition, Local, Locals } from "./assemble.ts";
import { advance, control, i32, type MultiplyAdd, number, v128 } from "./code.ts";
import { type ConstantPool, holdConstants } from "./constants.ts";
import { stepOf } from "./step-table.ts";

/** What a kernel is written with: the mode's multiply-add and the constants. */
export interface Workshop {
  readonly math: MultiplyAdd;
  readonly pool: ConstantPool;
  /** Addresses of the tables of `exponential.ts`, `logarithm.ts`, `power.ts` and `normal.ts`. */
  readonly roots: number;
  readonly logarithms: number;
  readonly pairs: number;
  readonly excess: number;
  readonly normals: number;
}

/** Bytes of doubles that the widest kernel handles in one turn: a constant operand has as many. */
export const turnBytes = 128;

/**
 * Parameters of every kernel: address of the target, operands a, b, c (mostly addresses), address of
 * the row of `step-table.ts` that says which operands are blocks and not constants, and the bytes
 * of a block of doubles.
 */
export type KernelParameters = readonly [
  target: Local,
  a: Local,
  b: Local,
  c: Local,
  row: Local,
  bytes: Local,
];

/** A kernel from its body. */
export function kernel(
  body: (parameters: KernelParameters, locals: Locals) => Code,
): FunctionDefinition {
  return {
    parameters: 6,
    body: (parameters, locals) => body(parameters as unknown as KernelParameters, locals),
  };
}

/** What a kernel makes of one vector: code to run, then the result. */
export interface Computed {
  /** To run once, before the first turn. */
  readonly before?: Code;
  readonly code?: Code;
  readonly result: Code;
}

/**
 * A kernel that maps blocks of doubles to a block of doubles. The vectors of a turn are computed
 * one after another: V8 keeps loads and stores in order and places everything else late, so side
 * by side they would spill; the processor overlaps them by itself.
 *
 * @param operands how many blocks or constants it reads, 1 to 3
 * @param width vectors a turn, up to 8
 */
export function elementwise(
  operands: number,
  width: 1 | 2 | 8,
  compute: (
    operands: readonly Local[],
    locals: Locals,
    addresses: readonly [a: Local, b: Local, c: Local],
  ) => Computed,
): FunctionDefinition {
  return kernel(([target, a, b, c, row, bytes], locals) => {
    const sources = [a, b, c].slice(0, operands).map((address, index) => ({
      address,
      index,
      step: locals.i32(),
      value: locals.v128(),
    }));
    const values = sources.map(({ value }) => value);
    const { before = [], code = [], result } = compute(values, locals, [a, b, c]);
    const turn = Array.from(
      { length: width },
      (_, i): Code => [
        sources.map(({ address, value }) => value.set(v128.load(address.get, 16 * i))),
        code,
        v128.store(target.get, result, 16 * i),
      ],
    );
    return [
      before,
      sources.map(({ step, index }) => step.set(stepOf(row, index, width))),
      advance(bytes, target.get),
      control.repeatWhile(
        [
          turn,
          sources.map(({ address, step }) => advance(address, step.get)),
          advance(target, number(16 * width)),
        ],
        i32.lessUnsigned(target.get, bytes.get),
      ),
    ];
  });
}

/** What a kernel makes of a pair of words, or of two pairs, and of the constants b and c. */
type OfWords<Words> = (
  words: Words,
  constants: readonly [b: Code, c: Code],
  locals: Locals,
  shop: Workshop,
) => Computed;

/**
 * A kernel that maps a row of 32-bit words, operand a, and constants b and c to doubles. It uses
 * few constants, so they are loaded once and stay in registers.
 */
export const fromWords = (shop: Workshop, compute: OfWords<Local>): FunctionDefinition =>
  fromRows(shop, 1, ([words], ...others) => compute(words as Local, ...others));

/** As {@link fromWords}, of two rows: the second words stand right behind the first. */
export const fromTwoWords = (
  shop: Workshop,
  compute: OfWords<readonly [high: Local, low: Local]>,
): FunctionDefinition =>
  fromRows(shop, 2, (words, ...others) =>
    compute(words as unknown as readonly [Local, Local], ...others),
  );

function fromRows(
  shop: Workshop,
  rows: 1 | 2,
  compute: OfWords<readonly Local[]>,
): FunctionDefinition {
  return kernel(([target, words, b, c, , bytes], locals) => {
    const pairs = Array.from({ length: rows }, () => ({ pair: locals.v128(), row: locals.i32() }));
    const [first, ...others] = pairs.map(({ row }) => row) as [Local, ...Local[]];
    const [scale, offset] = [locals.v128(), locals.v128()];
    const { pool, loads } = holdConstants(shop.pool, locals, Number.POSITIVE_INFINITY);
    const { code = [], result } = compute(
      pairs.map(({ pair }) => pair),
      [scale.get, offset.get],
      locals,
      { ...shop, pool },
    );
    const turn = [0, 1].map(
      (i): Code => [
        pairs.map(({ pair, row }) => pair.set(v128.loadHalf(row.get, 8 * i))),
        code,
        v128.store(target.get, result, 16 * i),
      ],
    );
    return [
      loads,
      scale.set(v128.load(b.get)),
      offset.set(v128.load(c.get)),
      first.set(words.get),
      others.map((row) =>
        row.set(i32.add(words.get, i32.shiftRightUnsigned(bytes.get, number(1)))),
      ),
      advance(bytes, target.get),
      control.repeatWhile(
        [turn, pairs.map(({ row }) => advance(row, number(16))), advance(target, number(32))],
        i32.lessUnsigned(target.get, bytes.get),
      ),
    ];
  });
}
