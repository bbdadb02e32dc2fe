import type { Code, FunctionDefinition, Local, Locals, LocalTuple } from "./assemble.ts";
import { advance, control, i32, type MultiplyAdd, number, v128, vectors } from "./code.ts";
import { type ConstantPool, holdConstants } from "./constants.ts";
import { stepOf } from "./step-table.ts";

/** What a kernel is built from: the mode's multiply-add, and constants. */
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

/**
 * Bytes of doubles that the widest kernel handles per turn; a constant operand occupies as many.
 */
export const turnBytes = 128;

/**
 * Parameters of every kernel: address of the target; operands a, b, c (mostly addresses); address
 * of the row of `step-table.ts` that tells blocks from constants; and the bytes of a block of
 * doubles.
 */
export type KernelParameters = readonly [
  target: Local,
  a: Local,
  b: Local,
  c: Local,
  row: Local,
  bytes: Local,
];

/** Make a kernel from its body. */
export function kernel(
  body: (parameters: KernelParameters, locals: Locals) => Code,
): FunctionDefinition {
  return {
    parameters: 6,
    body: (parameters, locals) => body(parameters as unknown as KernelParameters, locals),
  };
}

/** What a kernel does with one vector: code to run, then the result. */
export interface Computed {
  /** Code to run once, before the first turn. */
  readonly before?: Code;
  readonly code?: Code;
  readonly result: Code;
}

/**
 * A kernel that maps blocks of doubles to a block of doubles. The vectors of a turn are computed
 * one after another: V8 keeps loads and stores in order and schedules everything else late, so side
 * by side they would spill. The processor overlaps them by itself.
 *
 * @param operands how many blocks or constants it reads, 1 to 3
 * @param width vectors per turn, up to 8
 */
export function elementwise<const Count extends 1 | 2 | 3>(
  operands: Count,
  width: 1 | 2 | 8,
  compute: (
    operands: LocalTuple<Count>,
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
    const values = sources.map(({ value }) => value) as readonly Local[] as LocalTuple<Count>;
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
  fromRows(shop, 1, ([words], ...others) => compute(words, ...others));

/** Like {@link fromWords}, for two rows: the second words are right behind the first. */
export const fromTwoWords = (
  shop: Workshop,
  compute: OfWords<readonly [high: Local, low: Local]>,
): FunctionDefinition => fromRows(shop, 2, compute);

function fromRows<Rows extends 1 | 2>(
  shop: Workshop,
  rows: Rows,
  compute: OfWords<LocalTuple<Rows>>,
): FunctionDefinition {
  return kernel(([target, words, b, c, , bytes], locals) => {
    const pairs = vectors(locals, rows);
    const addresses = pairs.map(() => locals.i32());
    const [scale, offset] = [locals.v128(), locals.v128()];
    const { pool, loads } = holdConstants(shop.pool, locals, Number.POSITIVE_INFINITY);
    const { code = [], result } = compute(pairs, [scale.get, offset.get], locals, {
      ...shop,
      pool,
    });
    const behind = i32.shiftRightUnsigned(bytes.get, number(1));
    const turn = [0, 1].map(
      (i): Code => [
        addresses.map((address, row) => pairs[row]!.set(v128.loadHalf(address.get, 8 * i))),
        code,
        v128.store(target.get, result, 16 * i),
      ],
    );
    return [
      loads,
      scale.set(v128.load(b.get)),
      offset.set(v128.load(c.get)),
      addresses.map((address, row) =>
        address.set(row === 0 ? words.get : i32.add(words.get, behind)),
      ),
      advance(bytes, target.get),
      control.repeatWhile(
        [
          turn,
          addresses.map((address) => advance(address, number(16))),
          advance(target, number(32)),
        ],
        i32.lessUnsigned(target.get, bytes.get),
      ),
    ];
  });
}
