import { scrambledDirections } from "../../stats/sobol.ts";
import type { Evaluator, Precision, Program, Sampling, Tally } from "../program.ts";
import { mergeTallies } from "../tally.ts";
import { type DirectionsOf, type Image, writeImage } from "./image.ts";
import {
  clearTallies,
  installImage,
  startVectorMachine,
  type VectorMachineInstance,
  withinMemory,
} from "./instance.ts";
import { doubles, type NumberFormat, singles } from "./number-format.ts";
import { readTallies } from "./read-tallies.ts";
import { supportsFusedMultiplyAdd } from "./relaxed.ts";

/** Runs programs over blocks of samples in WebAssembly, one program at a time. */
export interface Machine {
  /** Bytes of its memory, which only grows. */
  bytes(): number;
  /** `strict` when fast mode was asked for but this host has no relaxed SIMD. */
  readonly mode: "strict" | "fast";
  /**
   * Load a program. Several may be in use: each is written into the machine when it runs, and the
   * counts of the previous one are kept.
   */
  load(program: Program, sampling: Sampling): Evaluator;
}

/**
 * Make a vector machine: compile its one fixed module and fill its tables. A program is only a list
 * of instructions for it, so a new program costs microseconds.
 *
 * @param mode `strict` gives the interpreter's bits; `fast` fuses multiplication and addition
 * @param precision with `single`, every value is a 32-bit float; strict then means the same bits on
 *   every machine, but not those of the interpreter
 */
export function createMachine(mode: "strict" | "fast", precision: Precision = "double"): Machine {
  const actual = mode === "fast" && supportsFusedMultiplyAdd() ? "fast" : "strict";
  const machine = startVectorMachine(actual, precision);
  const format = precision === "single" ? singles : doubles;
  const residence = { leave: (): void => {} };
  const directionsOf = rememberDirections();
  return {
    mode: actual,
    bytes: () => machine.memory.buffer.byteLength,
    load: (program, sampling) => {
      const image = writeImage(program, sampling, machine.opcode, directionsOf, format);
      return evaluatorOf({ ...machine, format }, image, sampling, residence);
    },
  };
}

/**
 * Scrambled directions, cached while the seed stays the same, so that an edit does not scramble
 * again.
 */
function rememberDirections(): DirectionsOf {
  let known = { seed: -1, directions: new Map<number, Uint32Array<ArrayBuffer>>() };
  return (seed, dimension) => {
    if (known.seed !== seed) known = { seed, directions: new Map() };
    const found = known.directions.get(dimension) ?? scrambledDirections(seed, dimension);
    known.directions.set(dimension, found);
    return found;
  };
}

/** A running machine and how it keeps numbers. */
interface FormattedMachine extends VectorMachineInstance {
  readonly format: NumberFormat;
}

/** Whose program is in memory, and what to do before another takes its place. */
interface Residence {
  leave: () => void;
}

function evaluatorOf(
  machine: FormattedMachine,
  image: Image,
  sampling: Sampling,
  residence: Residence,
): Evaluator {
  let kept: readonly Tally[] | undefined;
  let counted = 0;
  const take = (): readonly Tally[] => {
    const tallies = readTallies(machine, image, counted);
    const all = kept ? tallies.map((tally, i) => mergeTallies(kept![i]!, tally)) : tallies;
    kept = undefined;
    counted = 0;
    clearTallies(machine, image);
    return all;
  };
  const leave = (): void => {
    if (counted > 0) kept = take();
  };
  const enter = (): void => {
    if (residence.leave === leave) return;
    residence.leave();
    installImage(machine, image, sampling);
    residence.leave = leave;
  };
  return {
    evaluate: (first, count) => {
      enter();
      return evaluateBlocks(machine, image, first, count);
    },
    tally: (first, count) => {
      enter();
      counted += count;
      withinMemory(machine, () => {
        for (const block of blocksOf(image, first, count)) {
          runBlock(machine, image, image.end, block);
        }
      });
    },
    takeTallies: () => {
      enter();
      return take();
    },
  };
}

/** A block of samples, and which part of it is wanted. */
interface Block {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

function* blocksOf({ block }: Image, first: number, count: number): Generator<Block> {
  const end = first + count;
  for (let start = Math.floor(first / block) * block; start < end; start += block) {
    yield { start, from: Math.max(0, first - start), to: Math.min(block, end - start) };
  }
}

function runBlock(
  machine: VectorMachineInstance,
  image: Image,
  end: number,
  { start, from, to }: Block,
): void {
  const group = (start / 4) % 2 ** 32;
  machine.runBlock(image.main, end, 8 * image.block, group, start % 2 ** 32, 8 * from, 8 * to);
}

function evaluateBlocks(
  machine: FormattedMachine,
  image: Image,
  first: number,
  count: number,
): readonly Float64Array[] {
  const values = image.outputs.map(() => new Float64Array(count));
  for (const block of blocksOf(image, first, count)) {
    runBlock(machine, image, image.tallies, block);
    const at = block.start + block.from - first;
    image.outputs.forEach((place, i) => {
      const target = values[i]!;
      const { format, memory } = machine;
      const count = block.to - block.from;
      if (place.block) {
        const from = place.address + format.bytes * block.from;
        target.set(format.view(memory.buffer, from, count), at);
      } else {
        target.fill(format.view(memory.buffer, place.address, 1)[0]!, at, at + count);
      }
    });
  }
  return values;
}
