import {
  type Code,
  type Local,
  type Locals,
  type LocalTuple,
  signed,
  unsigned,
} from "./assemble.ts";

// One function per instruction, named as in the WebAssembly text format, without the type where
// only one type is in use. Operands come first, so an expression reads in the order of computation.

const plain1 =
  (opcode: number) =>
  (a: Code): Code => [a, opcode];
const plain2 =
  (opcode: number) =>
  (a: Code, b: Code): Code => [a, b, opcode];
const vector1 =
  (opcode: number) =>
  (a: Code): Code => [a, 0xfd, unsigned(opcode)];
const vector2 =
  (opcode: number) =>
  (a: Code, b: Code): Code => [a, b, 0xfd, unsigned(opcode)];
const vector3 =
  (opcode: number) =>
  (a: Code, b: Code, c: Code): Code => [a, b, c, 0xfd, unsigned(opcode)];
const shift =
  (opcode: number) =>
  (a: Code, bits: number): Code => [a, number(bits), 0xfd, unsigned(opcode)];

/** A 32-bit number. */
export const number = (value: number): Code => [0x41, signed(value)];

/** 32-bit integers. */
export const i32 = {
  add: plain2(0x6a),
  sub: plain2(0x6b),
  mul: plain2(0x6c),
  and: plain2(0x71),
  or: plain2(0x72),
  xor: plain2(0x73),
  shiftLeft: plain2(0x74),
  shiftRightUnsigned: plain2(0x76),
  isZero: plain1(0x45),
  trailingZeros: plain1(0x68),
  equal: plain2(0x46),
  notEqual: plain2(0x47),
  lessUnsigned: plain2(0x49),
  greaterUnsigned: plain2(0x4b),
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    0x36,
    2,
    unsigned(offset),
  ],
  lane: (a: Code, lane: number): Code => [a, 0xfd, 0x1b, lane],
} as const;

/** 128 bits without regard to lanes. */
export const v128 = {
  load: (address: Code, offset = 0): Code => [address, 0xfd, 0x00, 4, unsigned(offset)],
  /** Two neighbouring 32-bit numbers into the low half. */
  loadHalf: (address: Code, offset = 0): Code => [address, 0xfd, 0x5d, 3, unsigned(offset)],
  /** The high half of `a` replaced by 64 bits from memory. */
  loadHigh: (a: Code, address: Code, offset = 0): Code => [
    address,
    a,
    0xfd,
    0x57,
    3,
    unsigned(offset),
    1,
  ],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    0xfd,
    0x0b,
    4,
    unsigned(offset),
  ],
  not: vector1(0x4d),
  and: vector2(0x4e),
  andNot: vector2(0x4f),
  or: vector2(0x50),
  xor: vector2(0x51),
  /** Bits of `a` where `mask` is set, of `b` elsewhere. */
  select: (a: Code, b: Code, mask: Code): Code => vector3(0x52)(a, b, mask),
  any: vector1(0x53),
  /** Lane numbers 0 … 3 name the 32-bit lanes of `a`, 4 … 7 those of `b`. */
  shuffle: (a: Code, b: Code, lanes: readonly number[]): Code => [
    a,
    b,
    0xfd,
    0x0d,
    lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]),
  ],
} as const;

/** Sixteen 8-bit integers. */
export const i8x16 = {
  /** The sign bits of all lanes, as an i32. */
  signs: vector1(0x64),
  /** The 16-bit lanes of a, then those of b, limited to 8 bits. */
  narrow: vector2(0x65),
} as const;

/** Eight 16-bit integers. */
export const i16x8 = {
  /** The 32-bit lanes of a, then those of b, limited to 16 bits. */
  narrow: vector2(0x85),
} as const;

/** Four 32-bit integers. */
export const i32x4 = {
  splat: vector1(0x11),
  equal: vector2(0x37),
  shiftLeft: shift(0xab),
  shiftRight: shift(0xac),
  shiftRightUnsigned: shift(0xad),
  add: vector2(0xae),
  sub: vector2(0xb1),
  /** For singles: rounds towards zero; NaN becomes 0. */
  fromSingles: vector1(0xf8),
} as const;

/** The sign bits of two 64-bit lanes, as an i32. */
const signs = vector1(0xc4);

/** Two 64-bit integers. */
export const i64x2 = {
  shiftLeft: shift(0xcb),
  shiftRight: shift(0xcd),
  /**
   * For a comparison of doubles: whether it holds in both lanes, as an i32; or whether it does not.
   */
  allTrue: (mask: Code): Code => i32.equal(signs(mask), number(3)),
  notAllTrue: (mask: Code): Code => i32.notEqual(signs(mask), number(3)),
  add: vector2(0xce),
  sub: vector2(0xd1),
  /** Full products of the low (high) two 32-bit lanes. */
  productsLow: vector2(0xde),
  productsHigh: vector2(0xdf),
} as const;

/** Two doubles. */
export const f64x2 = {
  equal: vector2(0x47),
  notEqual: vector2(0x48),
  less: vector2(0x49),
  greater: vector2(0x4a),
  lessEqual: vector2(0x4b),
  greaterEqual: vector2(0x4c),
  abs: vector1(0xec),
  neg: vector1(0xed),
  sqrt: vector1(0xef),
  add: vector2(0xf0),
  sub: vector2(0xf1),
  mul: vector2(0xf2),
  div: vector2(0xf3),
  min: vector2(0xf4),
  max: vector2(0xf5),
  /** b where b < a, else a (so a NaN in a stays); one machine instruction, unlike `min`. */
  lesser: vector2(0xf6),
  /** b where a < b, else a. */
  larger: vector2(0xf7),
  floor: vector1(0x75),
  /** Of the two low lanes. */
  fromSigned: vector1(0xfe),
  fromUnsigned: vector1(0xff),
  /** Of the two low singles. */
  fromSingles: vector1(0x5f),
  /** Rounds towards zero into the two low lanes; NaN becomes 0. */
  toSigned: vector1(0xfc),
} as const;

/** Four singles; `lesser` and `larger` as those of doubles. */
export const f32x4 = {
  equal: vector2(0x41),
  notEqual: vector2(0x42),
  less: vector2(0x43),
  greater: vector2(0x44),
  lessEqual: vector2(0x45),
  abs: vector1(0xe0),
  neg: vector1(0xe1),
  sqrt: vector1(0xe3),
  add: vector2(0xe4),
  sub: vector2(0xe5),
  mul: vector2(0xe6),
  div: vector2(0xe7),
  min: vector2(0xe8),
  max: vector2(0xe9),
  lesser: vector2(0xea),
  larger: vector2(0xeb),
  floor: vector1(0x68),
  fromSigned: vector1(0xfa),
  fromUnsigned: vector1(0xfb),
  /** From doubles, into the two low lanes. */
  fromDoubles: vector1(0x5e),
} as const;

/** What vectors of doubles and of singles share. */
export type FloatLanes = Pick<typeof f64x2, keyof typeof f32x4 & keyof typeof f64x2>;

/** a · b + c, fused or not, and c − a · b: the only difference between the modes. */
export interface MultiplyAdd {
  readonly madd: (a: Code, b: Code, c: Code) => Code;
  readonly nmadd: (a: Code, b: Code, c: Code) => Code;
}

/** Two roundings, as the interpreter has them. */
export const strictMultiplyAdd: MultiplyAdd = {
  madd: (a, b, c) => f64x2.add(f64x2.mul(a, b), c),
  nmadd: (a, b, c) => f64x2.sub(c, f64x2.mul(a, b)),
};

/** One rounding where the processor can (relaxed SIMD). */
export const fusedMultiplyAdd: MultiplyAdd = {
  madd: vector3(0x107),
  nmadd: vector3(0x108),
};

/** The same for singles. */
export const strictSingleMultiplyAdd: MultiplyAdd = {
  madd: (a, b, c) => f32x4.add(f32x4.mul(a, b), c),
  nmadd: (a, b, c) => f32x4.sub(c, f32x4.mul(a, b)),
};
export const fusedSingleMultiplyAdd: MultiplyAdd = {
  madd: vector3(0x105),
  nmadd: vector3(0x106),
};

/** Control flow and calls. */
export const control = {
  trap: [0x00] as Code,
  when: (condition: Code, then: Code): Code => [condition, 0x04, 0x40, then, 0x0b],
  whenElse: (condition: Code, then: Code, otherwise: Code): Code => [
    condition,
    0x04,
    0x40,
    then,
    0x05,
    otherwise,
    0x0b,
  ],
  /** A block that `leaveIf` may leave. */
  block: (body: Code): Code => [0x02, 0x40, body, 0x0b],
  /** Jumps behind the block `depth` levels out, or to the start of the loop there. */
  leaveIf: (condition: Code, depth: number): Code => [condition, 0x0d, unsigned(depth)],
  finish: [0x0f] as Code,
  /** Runs `body` until the condition after it is zero; at least once. */
  repeatWhile: (body: Code, condition: Code): Code => [
    0x03,
    0x40,
    body,
    condition,
    0x0d,
    0x00,
    0x0b,
  ],
  call: (index: number, ...operands: readonly Code[]): Code => [operands, 0x10, unsigned(index)],
  /** Calls entry `index` of the table with a function type. */
  callIndirect: (type: number, index: Code, ...operands: readonly Code[]): Code => [
    operands,
    index,
    0x11,
    unsigned(type),
    0x00,
  ],
  getGlobal: (index: number): Code => [0x23, unsigned(index)],
  setGlobal: (index: number, value: Code): Code => [value, 0x24, unsigned(index)],
  memoryGrow: (pages: Code): Code => [pages, 0x40, 0x00],
  memoryFill: (address: Code, value: Code, bytes: Code): Code => [
    address,
    value,
    bytes,
    0xfc,
    0x0b,
    0x00,
  ],
} as const;

/** Add to a local. */
export const advance = (local: Local, by: Code): Code => local.set(i32.add(local.get, by));

/** `count` new vector locals. */
export const vectors = <const Count extends number>(
  locals: Locals,
  count: Count,
): LocalTuple<Count> =>
  Array.from({ length: count }, () => locals.v128()) as readonly Local[] as LocalTuple<Count>;

/** `count` new integer locals. */
export const integers = <const Count extends number>(
  locals: Locals,
  count: Count,
): LocalTuple<Count> =>
  Array.from({ length: count }, () => locals.i32()) as readonly Local[] as LocalTuple<Count>;
