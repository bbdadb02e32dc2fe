import type { Code, FunctionDefinition, Local } from "./assemble.ts";
import { advance, control, i32, i32x4, i64x2, number, v128, vectors } from "./code.ts";
import { kernel, type Workshop } from "./kernel.ts";

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const rounds = 10;

/** Round keys of Philox4x32-10, each filling a vector, in order of use. */
export function philoxRoundKeys(keyLow: number, keyHigh: number): Uint32Array<ArrayBuffer> {
  const keys: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const low = (keyLow + Math.imul(round, 0x9e3779b9)) >>> 0;
    const high = (keyHigh + Math.imul(round, 0xbb67ae85)) >>> 0;
    keys.push(low, low, low, low, high, high, high, high);
  }
  return Uint32Array.from(keys);
}

/** Bytes of the round keys. */
const roundBytes = 32;
export const roundKeyBytes = rounds * roundBytes;

/** Addresses and globals that drawing depends on. */
export interface DrawState {
  /** Address of the round keys. */
  readonly keys: number;
  /** Global: counter of the first four samples of the block. */
  readonly group: number;
  /** Global: the month, 0 outside the loop. */
  readonly month: number;
}

/**
 * The kernel that fills a row of random words: operand a is the stream, b the last counter word.
 * Four consecutive counters occupy the lanes of a vector, and two such vectors run side by side, so
 * one turn of the loop gives 32 samples in order.
 */
export function philoxKernel(state: DrawState, { pool }: Workshop): FunctionDefinition {
  return kernel((parameters, locals) => {
    const [target, , , , , bytes] = parameters;
    const [month, stream, last] = [
      control.getGlobal(state.month),
      parameters[1].get,
      parameters[2].get,
    ].map(i32x4.splat) as unknown as readonly [Code, Code, Code];
    const [counter, m0, m1] = vectors(locals, 3);
    const fixed = vectors(locals, 4);
    const keys = vectors(locals, 2);
    const place = locals.i32();
    const lanes = [0, 4].map((offset) => ({
      offset,
      words: vectors(locals, 4),
      products: vectors(locals, 4),
    }));
    return [
      m0.set(pool.word(multiplier0)),
      m1.set(pool.word(multiplier1)),
      counter.set(i32x4.add(i32x4.splat(control.getGlobal(state.group)), pool.words([0, 1, 2, 3]))),
      twoFixedRounds(fixed, [month, stream, last], [m0, m1], lanes[0]!, state),
      bytes.set(i32.add(target.get, i32.shiftRightUnsigned(bytes.get, number(1)))),
      control.repeatWhile(
        [
          lanes.map((lane) => startWords(lane, fixed, counter, [m0, m1], state, pool.word(4))),
          place.set(number(state.keys + 2 * roundBytes)),
          control.repeatWhile(
            [
              keys.map((word, half) => word.set(v128.load(place.get, 16 * half))),
              lanes.map((lane) => round(lane, [m0, m1], keys)),
              advance(place, number(roundBytes)),
            ],
            i32.lessUnsigned(place.get, number(state.keys + roundKeyBytes)),
          ),
          lanes.map(({ offset, words }) =>
            words.map((word, i) => v128.store(target.get, word.get, 16 * (offset + i))),
          ),
          counter.set(i32x4.add(counter.get, pool.word(8))),
          advance(target, number(128)),
        ],
        i32.lessUnsigned(target.get, bytes.get),
      ),
    ];
  });
}

type Words = readonly [Local, Local, Local, Local];
type Pair = readonly [Local, Local];

interface Lane {
  readonly offset: number;
  readonly words: Words;
  readonly products: Words;
}

const key = (keys: number, round: number, half: number): Code =>
  v128.load(number(0), keys + 32 * round + 16 * half);

/** 64-bit products of four lanes, in two vectors. */
const multiply = (low: Local, high: Local, x: Code, by: Local): Code => [
  low.set(i64x2.productsLow(x, by.get)),
  high.set(i64x2.productsHigh(x, by.get)),
];
const lowHalves = (low: Local, high: Local): Code => v128.shuffle(low.get, high.get, [0, 2, 4, 6]);
const highHalves = (low: Local, high: Local): Code => v128.shuffle(low.get, high.get, [1, 3, 5, 7]);

/**
 * Month, stream and last word are the same in every lane and every turn, and so is what rounds 1
 * and 2 compute from them alone: word 1 after round 1, the inputs to words 2 and 3 in round 2, and
 * the input to word 2 in round 1.
 */
function twoFixedRounds(
  fixed: Words,
  [month, stream, last]: readonly [Code, Code, Code],
  [m0, m1]: Pair,
  { words: [, , , scratch], products: [low, high] }: Lane,
  { keys }: DrawState,
): Code {
  const [word1, word2, word3, entry] = fixed;
  return [
    entry.set(v128.xor(last, key(keys, 0, 1))),
    multiply(low, high, stream, m1),
    word1.set(lowHalves(low, high)),
    scratch.set(v128.xor(v128.xor(highHalves(low, high), month), key(keys, 0, 0))),
    multiply(low, high, scratch.get, m0),
    word2.set(v128.xor(highHalves(low, high), key(keys, 1, 1))),
    word3.set(lowHalves(low, high)),
  ];
}

/** The four words after rounds 1 and 2. */
function startWords(
  { offset, words: [x0, x1, x2, x3], products: [low, high] }: Lane,
  fixed: Words,
  counter: Local,
  [m0, m1]: Pair,
  { keys }: DrawState,
  four: Code,
): Code {
  const [word1, word2, word3, entry] = fixed;
  const counters = offset === 0 ? counter.get : i32x4.add(counter.get, four);
  return [
    multiply(low, high, counters, m0),
    x2.set(v128.xor(word2.get, lowHalves(low, high))),
    x0.set(v128.xor(highHalves(low, high), entry.get)),
    multiply(low, high, x0.get, m1),
    x0.set(v128.xor(v128.xor(highHalves(low, high), word1.get), key(keys, 1, 0))),
    x1.set(lowHalves(low, high)),
    x3.set(word3.get),
  ];
}

/** One round, in place. */
function round(
  { words: [x0, x1, x2, x3], products: [low0, high0, low1, high1] }: Lane,
  [m0, m1]: Pair,
  [key0, key1]: Pair,
): Code {
  return [
    multiply(low0, high0, x0.get, m0),
    multiply(low1, high1, x2.get, m1),
    x0.set(v128.xor(v128.xor(highHalves(low1, high1), x1.get), key0.get)),
    x1.set(lowHalves(low1, high1)),
    x2.set(v128.xor(v128.xor(highHalves(low0, high0), x3.get), key1.get)),
    x3.set(lowHalves(low0, high0)),
  ];
}
