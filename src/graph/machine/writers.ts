import type { Operand } from "../program.ts";
import { stepRowBytes } from "./step-table.ts";
import { type KernelName, memoryMap } from "./vector-machine.ts";

/** An address in the machine's memory, and whether it holds a block or a single number. */
export interface Place {
  readonly address: number;
  readonly block: boolean;
}

type MemoryPart = Float64Array | Float32Array | Uint32Array;

/** Collects what goes into memory, every part aligned to 64 bytes. */
export interface DataWriter {
  /** Appends a part and returns its address. */
  readonly add: (part: MemoryPart) => number;
  /** The address behind the last part. */
  readonly end: () => number;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

const border = 64;

/** A writer whose first part goes to `address`, which must be aligned. */
export function makeDataWriter(address: number): DataWriter {
  const parts: { readonly at: number; readonly part: MemoryPart }[] = [];
  let end = address;
  return {
    add: (part) => {
      const at = end;
      parts.push({ at, part });
      end = Math.ceil((at + part.byteLength) / border) * border;
      return at;
    },
    end: () => end,
    bytes: () => {
      const all = new Uint8Array(end - address);
      for (const { at, part } of parts) {
        all.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at - address);
      }
      return all;
    },
  };
}

/** Collects instructions: kernel, target, a, b, c, row of the step table. */
export interface CodeWriter {
  readonly add: (kernel: KernelName, target: number, operands: readonly Place[]) => void;
  readonly length: () => number;
  readonly words: () => Uint32Array;
}

/** A writer of instructions for a machine with these kernel numbers. */
export function makeCodeWriter(opcode: Readonly<Record<KernelName, number>>): CodeWriter {
  const words: number[] = [];
  return {
    add: (kernel, target, operands) => {
      const [a, b, c] = operands;
      const blocks = (a?.block ? 1 : 0) + (b?.block ? 2 : 0) + (c?.block ? 4 : 0);
      const row = memoryMap.steps + stepRowBytes * blocks;
      words.push(opcode[kernel], target, a?.address ?? 0, b?.address ?? 0, c?.address ?? 0, row);
    },
    length: () => words.length,
    words: () => Uint32Array.from(words),
  };
}

/** A number in place of an address. */
export const plain = (value: number): Place => ({ address: value, block: false });

/** Finds operands: steps in their places, constants in theirs. */
export type PlaceOf = (operand: Operand) => Place;
