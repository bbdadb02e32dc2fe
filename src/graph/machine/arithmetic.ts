import type { Code, FunctionDefinition } from "./assemble.ts";
import { type FloatLanes, type MultiplyAdd, v128 } from "./code.ts";
import { elementwise } from "./kernel.ts";

const unary = (compute: (a: Code) => Code): FunctionDefinition =>
  elementwise(1, 8, ([a]) => ({ result: compute(a.get) }));

const binary = (compute: (a: Code, b: Code) => Code): FunctionDefinition =>
  elementwise(2, 8, ([a, b]) => ({ result: compute(a.get, b.get) }));

const ternary = (compute: (a: Code, b: Code, c: Code) => Code): FunctionDefinition =>
  elementwise(3, 8, ([a, b, c]) => ({ result: compute(a.get, b.get, c.get) }));

/** Arithmetic on vectors of doubles or of singles. */
export interface Arithmetic {
  readonly math: MultiplyAdd;
  readonly lanes: FloatLanes;
  /** Load a number into all lanes. */
  readonly constant: (value: number) => Code;
}

/** The kernels of one or two machine instructions per vector, by the name of their operator. */
export function arithmeticKernels({ math, lanes, constant }: Arithmetic) {
  /** 1 or 0, or NaN where an operand is NaN. */
  const truth = (test: (a: Code, b: Code) => Code) =>
    binary((a, b) =>
      v128.or(
        v128.and(test(a, b), constant(1)),
        v128.and(v128.or(lanes.notEqual(a, a), lanes.notEqual(b, b)), constant(Number.NaN)),
      ),
    );
  return {
    copy: unary((a) => a),
    neg: unary(lanes.neg),
    abs: unary(lanes.abs),
    floor: unary(lanes.floor),
    sqrt: unary(lanes.sqrt),
    add: binary(lanes.add),
    sub: binary(lanes.sub),
    mul: binary(lanes.mul),
    div: binary(lanes.div),
    min: binary(lanes.min),
    max: binary(lanes.max),
    lt: truth(lanes.less),
    le: truth(lanes.lessEqual),
    eq: truth(lanes.equal),
    ne: truth(lanes.notEqual),
    select: ternary((c, a, b) =>
      v128.select(
        v128.select(b, a, lanes.equal(c, constant(0))),
        constant(Number.NaN),
        lanes.equal(c, c),
      ),
    ),
    /** a · b + c */
    multiplyAdd: ternary(math.madd),
    /** c − a · b */
    subtractProduct: ternary(math.nmadd),
    /** (a − b) · c */
    scaledDifference: ternary((a, b, c) => lanes.mul(lanes.sub(a, b), c)),
    /** a · b · c, from the left */
    product: ternary((a, b, c) => lanes.mul(lanes.mul(a, b), c)),
    /** The largest of three. */
    largest: ternary((a, b, c) => lanes.max(lanes.max(a, b), c)),
    /** a + b + c, from the left */
    sum: ternary((a, b, c) => lanes.add(lanes.add(a, b), c)),
  } as const;
}
