import type { Code, Local } from "./assemble.ts";
import { i32 } from "./code.ts";

/** Vectors that a kernel may handle in one turn. */
const widths = [1, 2, 8] as const;
const vectorBytes = 16;
const wordBytes = 4;
/** One word each for operands a, b, c, and one of padding. */
const groupWords = 4;

/** Bytes of one row of the table, and of all. */
export const stepRowBytes = wordBytes * groupWords * widths.length;
export const stepTableBytes = 8 * stepRowBytes;

/**
 * How far each operand advances per turn: row n is for instructions whose operands a, b, c are
 * blocks where bits 0, 1, 2 of n are set, and constants, which do not advance, elsewhere. It is a
 * table because V8 would recompute a step in every turn, but reads the table only once.
 */
export const stepTable = (): Uint32Array<ArrayBuffer> =>
  Uint32Array.from(
    Array.from({ length: 8 }, (_, blocks) =>
      widths.flatMap((width) =>
        Array.from({ length: groupWords }, (_, k) => ((blocks >> k) & 1) * width * vectorBytes),
      ),
    ).flat(),
  );

/** The step of an operand in turns of so many vectors. */
export const stepOf = (row: Local, operand: number, width: (typeof widths)[number]): Code =>
  i32.load(row.get, wordBytes * (groupWords * widths.indexOf(width) + operand));
