import type { Code, FunctionDefinition, Local } from "./assemble.ts";
import { f64x2, v128 } from "./code.ts";
import { elementwise, type Workshop } from "./kernel.ts";

const unary = (compute: (a: Code) => Code): FunctionDefinition =>
  elementwise(1, 8, (operands) => {
    const [a] = operands as readonly [Local];
    return { result: compute(a.get) };
  });

const binary = (compute: (a: Code, b: Code) => Code): FunctionDefinition =>
  elementwise(2, 8, (operands) => {
    const [a, b] = operands as readonly [Local, Local];
    return { result: compute(a.get, b.get) };
  });

const ternary = (compute: (a: Code, b: Code, c: Code) => Code): FunctionDefinition =>
  elementwise(3, 8, (operands) => {
    const [a, b, c] = operands as readonly [Local, Local, Local];
    return { result: compute(a.get, b.get, c.get) };
  });

/** The kernels of one or two machine instructions a vector, by the name of their operator. */
export function arithmeticKernels({ math, pool }: Workshop) {
  /** 1 or 0, or NaN where an operand is NaN. */
  const truth = (test: (a: Code, b: Code) => Code) =>
    binary((a, b) =>
      v128.or(
        v128.and(test(a, b), pool.double(1)),
        v128.and(v128.or(f64x2.notEqual(a, a), f64x2.notEqual(b, b)), pool.double(Number.NaN)),
      ),
    );
  return {
    copy: unary((a) => a),
    neg: unary(f64x2.neg),
    abs: unary(f64x2.abs),
    floor: unary(f64x2.floor),
    sqrt: unary(f64x2.sqrt),
    add: binary(f64x2.add),
    sub: binary(f64x2.sub),
    mul: binary(f64x2.mul),
    div: binary(f64x2.div),
    min: binary(f64x2.min),
    max: binary(f64x2.max),
    lt: truth(f64x2.less),
    le: truth(f64x2.lessEqual),
    eq: truth(f64x2.equal),
    ne: truth(f64x2.notEqual),
    select: ternary((c, a, b) =>
      v128.select(
        v128.select(b, a, f64x2.equal(c, pool.double(0))),
        pool.double(Number.NaN),
        f64x2.equal(c, c),
      ),
    ),
    /** a · b + c */
    multiplyAdd: ternary(math.madd),
    /** c − a · b */
    subtractProduct: ternary(math.nmadd),
    /** (a − b) · c */
    scaledDifference: ternary((a, b, c) => f64x2.mul(f64x2.sub(a, b), c)),
    /** a · b · c, from the left */
    product: ternary((a, b, c) => f64x2.mul(f64x2.mul(a, b), c)),
    /** The largest of three. */
    largest: ternary((a, b, c) => f64x2.max(f64x2.max(a, b), c)),
    /** a + b + c, from the left */
    sum: ternary((a, b, c) => f64x2.add(f64x2.add(a, b), c)),
  } as const;
}
