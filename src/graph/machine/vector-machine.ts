import type { PlainOperator, Precision } from "../program.ts";
import { arithmeticKernels } from "./arithmetic.ts";
import { assembleModule, type FunctionDefinition } from "./assemble.ts";
import {
  advance,
  control,
  f64x2,
  fusedMultiplyAdd,
  fusedSingleMultiplyAdd,
  i32,
  i32x4,
  number,
  strictMultiplyAdd,
  strictSingleMultiplyAdd,
  v128,
} from "./code.ts";
import { makeConstantPool } from "./constants.ts";
import { rootTableBytes } from "./exponential.ts";
import { heavyKernels } from "./heavy.ts";
import { kernel, turnBytes, type Workshop } from "./kernel.ts";
import { logarithmTableBytes } from "./logarithm.ts";
import { normalTableBytes } from "./normal.ts";
import { philoxKernel, roundKeyBytes } from "./philox.ts";
import { excessTableBytes, pairTableBytes } from "./power.ts";
import { singleKernels } from "./single/kernels.ts";
import { normalTableBytes as singleNormalTableBytes } from "./single/normal.ts";
import { tallyOfSingles } from "./single/tally.ts";
import { makeSingleWorkshop } from "./single/workshop.ts";
import { sobolKernel } from "./sobol-row.ts";
import { stepTableBytes } from "./step-table.ts";
import { tableKernel } from "./table-lookup.ts";
import { gatherPage, tallyKernel } from "./tally.ts";

const roundKeysAt = 128;
const rootsAt = roundKeysAt + roundKeyBytes;
const logarithmsAt = rootsAt + rootTableBytes;
const pairsAt = logarithmsAt + logarithmTableBytes;
const excessAt = pairsAt + pairTableBytes;
const stepsAt = excessAt + excessTableBytes;
const normalTableAt = 8192;

const singleNormalsAt = normalTableAt + normalTableBytes;
const scratchAt = singleNormalsAt + singleNormalTableBytes;
/** Size of the longest block of doubles. */
const scratchBytes = 4096;

/** Where the fixed parts of the memory are. */
export const memoryMap = {
  /** The numbers 1 and −0 as constant operands. */
  one: 64,
  nothing: 80,
  roundKeys: roundKeysAt,
  roots: rootsAt,
  logarithms: logarithmsAt,
  pairs: pairsAt,
  excess: excessAt,
  steps: stepsAt,
  constants: stepsAt + stepTableBytes,
  normalTable: normalTableAt,
  singleNormals: singleNormalsAt,
  /** Where singles are converted to doubles for counting. */
  scratch: scratchAt,
  free: scratchAt + scratchBytes,
} as const;

/** Bytes of one instruction: kernel, target, a, b, c, row of the step table. */
export const instructionBytes = 24;

const global = { group: 0, sample: 1, month: 2, next: 3, end: 4, from: 5, to: 6 } as const;
const kernelType = 0;

/** Names of the kernels, in the order of their numbers. */
export type KernelName = keyof ReturnType<typeof kernels>;

/** The module, and what must be in memory before it runs. */
export interface VectorMachine {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly constants: Uint32Array<ArrayBuffer>;
  readonly opcode: Readonly<Record<KernelName, number>>;
}

/**
 * Write the vector machine in WebAssembly. The modes differ only in multiply-add, the precisions
 * only in the kernels that work on numbers.
 */
export function buildVectorMachine(mode: "strict" | "fast", precision: Precision): VectorMachine {
  const pool = makeConstantPool(memoryMap.constants);
  const { roots, logarithms, pairs, excess, normalTable: normals } = memoryMap;
  const math = mode === "fast" ? fusedMultiplyAdd : strictMultiplyAdd;
  const shop = { pool, math, roots, logarithms, pairs, excess, normals };
  const all =
    precision === "single" ? { ...kernels(shop), ...onSingles(shop, mode) } : kernels(shop);
  const definitions: FunctionDefinition[] = Object.values(all);
  const walkNumber = definitions.length;
  const functions = [...definitions, walk(), runBlock(walkNumber), setTallyTop(), gatherPage()];
  const bytes = assembleModule({
    functions,
    table: definitions.map((_, index) => index),
    globals: Array.from(Object.keys(global), () => 0),
    exports: {
      runBlock: walkNumber + 1,
      setTallyTop: walkNumber + 2,
      gatherPage: walkNumber + 3,
    },
  });
  const names = Object.keys(all) as KernelName[];
  return {
    bytes,
    constants: pool.contents(),
    opcode: Object.fromEntries(names.map((name, index) => [name, index])) as Record<
      KernelName,
      number
    >,
  };
}

function kernels(shop: Workshop) {
  const { math, pool } = shop;
  const light = arithmeticKernels({ math, lanes: f64x2, constant: pool.double });
  const heavy = heavyKernels(shop);
  const walkNumber =
    Object.keys(light).length +
    Object.keys(heavy).length +
    Object.keys(otherKernels(shop, 0)).length;
  const all = { ...light, ...heavy, ...otherKernels(shop, walkNumber) };
  return all satisfies Readonly<Record<PlainOperator | "table", FunctionDefinition>>;
}

/** The replacements for the kernels on doubles: all except random words and the loop. */
function onSingles(doubles: Workshop, mode: "strict" | "fast") {
  const math = mode === "fast" ? fusedSingleMultiplyAdd : strictSingleMultiplyAdd;
  const { pool } = doubles;
  const shop = makeSingleWorkshop({ math, pool, normals: memoryMap.singleNormals });
  const replaced = {
    ...singleKernels(shop, doubles, global.month),
    tally: tallyOfSingles(tallyKernel(global), memoryMap.scratch),
  };
  return replaced satisfies Record<
    Exclude<KernelName, "philox" | "sobol" | "loop">,
    FunctionDefinition
  >;
}

function otherKernels(shop: Workshop, walkNumber: number) {
  return {
    table: tableKernel(shop),
    philox: philoxKernel({ keys: memoryMap.roundKeys, ...global }, shop),
    sobol: sobolKernel(global.sample),
    tally: tallyKernel(global),
    /** Write the month's number as a constant operand. */
    month: kernel(([target]) =>
      Array.from({ length: turnBytes / 16 }, (_, i) =>
        v128.store(
          target.get,
          f64x2.fromSigned(i32x4.splat(control.getGlobal(global.month))),
          16 * i,
        ),
      ),
    ),
    /** Run the instructions from address a to address b for months 1 to `target`. */
    loop: kernel(([months, from, to, , , bytes]) => [
      control.repeatWhile(
        [
          control.setGlobal(global.month, i32.add(control.getGlobal(global.month), number(1))),
          control.call(walkNumber, from.get, to.get, bytes.get),
        ],
        i32.lessUnsigned(control.getGlobal(global.month), months.get),
      ),
      control.setGlobal(global.month, number(0)),
    ]),
  } as const;
}

/** Run the instructions from one address to another: (from, to, bytes of a block). */
function walk(): FunctionDefinition {
  return {
    parameters: 3,
    body: ([from, to, bytes]) =>
      from && to && bytes
        ? control.when(i32.lessUnsigned(from.get, to.get), [
            control.repeatWhile(
              [
                control.callIndirect(
                  kernelType,
                  i32.load(from.get),
                  ...[4, 8, 12, 16, 20].map((offset) => i32.load(from.get, offset)),
                  bytes.get,
                ),
                advance(from, number(instructionBytes)),
              ],
              i32.lessUnsigned(from.get, to.get),
            ),
          ])
        : [],
  };
}

/** Run one block: (from, to, bytes, first counter, first sample, tally from, tally to). */
function runBlock(walkNumber: number): FunctionDefinition {
  return {
    parameters: 7,
    body: (parameters) => {
      const [from = number(0), to = number(0), bytes = number(0), ...values] = parameters.map(
        ({ get }) => get,
      );
      const targets = [global.group, global.sample, global.from, global.to];
      return [
        targets.map((target, i) => control.setGlobal(target, values[i] ?? [])),
        control.call(walkNumber, from, to, bytes),
      ];
    },
  };
}

/** Set where pages of counts go and where the memory ends. */
const setTallyTop = (): FunctionDefinition => ({
  parameters: 2,
  body: ([next, end]) => [
    control.setGlobal(global.next, next?.get ?? []),
    control.setGlobal(global.end, end?.get ?? []),
  ],
});
