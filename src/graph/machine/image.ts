import { log2 } from "../../stats/elementary/log2.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { sobolDimensions } from "../../stats/sobol.ts";
import { SECOND_WORD } from "../draw-word.ts";
import type { Program, Sampling } from "../program.ts";
import { delayDraws } from "./delay-draws.ts";
import { fuseSteps } from "./fuse.ts";
import { turnBytes } from "./kernel.ts";
import type { NumberFormat } from "./number-format.ts";
import { type Places, placeSteps } from "./place.ts";
import { nameValues, type Step, type Steps } from "./steps.ts";
import { tableImage } from "./table-lookup.ts";
import { gatheredBytes, tallyPages } from "./tally.ts";
import { totalRecord } from "./total.ts";
import { type KernelName, memoryMap } from "./vector-machine.ts";
import {
  type CodeWriter,
  type DataWriter,
  makeCodeWriter,
  makeDataWriter,
  type Place,
  type PlaceOf,
  plain,
} from "./writers.ts";

/** A program as it is laid out in the vector machine's memory. */
export interface Image {
  /** Tables, directions and constants, to be written at `memoryMap.free`. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Instructions, to be written at `start`. */
  readonly code: Uint32Array;
  readonly start: number;
  /** A block runs from `main` to `tallies`; from there to `end` the outputs are counted. */
  readonly main: number;
  readonly tallies: number;
  readonly end: number;
  /** Samples of a block, a power of two. */
  readonly block: number;
  readonly outputs: readonly Place[];
  /** Where the total of each output is kept, and how far it reaches; none for a reach of 0. */
  readonly totals: readonly (TotalPlace | undefined)[];
  /** Address of the first output's page table; those of the other outputs follow. */
  readonly pages: number;
  /** Where the filled bins of a page are listed. */
  readonly gathered: number;
  /** Where pages of counts may begin. */
  readonly heap: number;
}

interface TotalPlace {
  readonly address: number;
  readonly reach: number;
}

/** The scrambled Sobol directions of a seed and dimension. */
export type DirectionsOf = (seed: number, dimension: number) => Uint32Array<ArrayBuffer>;

/** What is known once every value has an address. */
interface Layout {
  readonly steps: Steps;
  readonly places: Places;
  readonly placeOf: PlaceOf;
  /** Address of the row of words that draws use. */
  readonly row: number;
  /** Address of the second words, right behind; undefined without deep tails. */
  readonly secondRow: number | undefined;
  readonly start: number;
  readonly pages: number;
  readonly tables: readonly number[];
  /** Stream → address of its Sobol directions; none for streams that use Philox. */
  readonly directions: ReadonlyMap<number, number>;
}

const noPlace = plain(0);

/** Write a program as instructions of the vector machine; nothing is compiled. */
export function writeImage(
  program: Program,
  sampling: Sampling,
  opcode: Readonly<Record<KernelName, number>>,
  directionsOf: DirectionsOf,
  format: NumberFormat,
): Image {
  const steps = delayDraws(fuseSteps(nameValues(program)));
  const places = placeSteps(steps);
  const block = blockLength(format.bytes * places.places);
  const data = makeDataWriter(memoryMap.free);
  const tables = program.tables.map((table) => data.add(tableImage(table, format)));
  const directions = addDirections(steps, sampling, data, directionsOf);
  const constants = steps.constants.map((value) =>
    plain(data.add(format.of(new Float64Array(turnBytes / format.bytes).fill(value)))),
  );
  const totals = steps.outputs.map((_, output) => {
    const reach = program.reaches?.[output] ?? 0;
    return reach > 0 ? { address: data.add(totalRecord(reach)), reach } : undefined;
  });
  const row = data.end() + format.bytes * block * places.places;
  const isDeep = sampling.tails === "deep";
  const pages = row + 4 * block * (isDeep ? 2 : 1);
  const start = pages + 4 * tallyPages * steps.outputs.length;
  const placeOf: PlaceOf = (operand) =>
    operand < 0
      ? (constants[-1 - operand] ?? noPlace)
      : {
          address: data.end() + format.bytes * block * (places.placeOf[operand] ?? 0),
          block: steps.steps[operand]?.kind !== "month",
        };
  const secondRow = isDeep ? row + 4 * block : undefined;
  const layout = { steps, places, placeOf, row, secondRow, start, pages, tables, directions };
  const code = makeCodeWriter(opcode);
  const main = writeSteps(code, layout);
  const tallies = start + 4 * code.length();
  const outputs = steps.outputs.map(placeOf);
  outputs.forEach((output, i) => {
    const total = plain(totals[i]?.address ?? 0);
    code.add("tally", pages + 4 * tallyPages * i, [
      plain(isTruth(steps, i) ? 1 : 0),
      output,
      total,
    ]);
  });
  const end = start + 4 * code.length();
  const gathered = Math.ceil(end / 64) * 64;
  const heap = gathered + gatheredBytes + 64;
  return {
    data: data.bytes(),
    code: code.words(),
    start,
    main,
    tallies,
    end,
    block,
    outputs,
    totals,
    pages,
    gathered,
    heap,
  };
}

/**
 * Longest and shortest block. Within these limits, all values of a block should fit in the
 * second-level cache; shorter blocks would fit in the first level but spend their time starting
 * loops.
 */
const longestBlock = 512;
const shortestBlock = 64;
const cacheBytes = 131072;

function blockLength(bytes: number): number {
  const fitting = pow(2, Math.floor(log2(cacheBytes / Math.max(1, bytes))));
  return Math.max(shortestBlock, Math.min(longestBlock, fitting));
}

/** Scrambled directions of every stream outside the loop that the Sobol sequence covers. */
function addDirections(
  { steps, before, after }: Steps,
  { method, seed }: Sampling,
  data: DataWriter,
  directionsOf: DirectionsOf,
): ReadonlyMap<number, number> {
  if (method === "random") return new Map();
  const streams = [...before, ...after]
    .map((id) => steps[id]!)
    .filter((step) => isDraw(step) && (step.index ?? 0) < sobolDimensions)
    .map(({ index = 0 }) => index);
  return new Map(streams.map((stream) => [stream, data.add(directionsOf(seed, stream))]));
}

const isDraw = ({ kind }: Step): boolean => kind === "uniform" || kind === "normal";

/** Whether an output is 1, 0 or NaN in every sample. */
function isTruth({ steps, outputs }: Steps, output: number): boolean {
  const kind = steps[outputs[output]!]?.kind;
  return kind === "lt" || kind === "le" || kind === "eq" || kind === "ne";
}

/** Write all instructions except the tallies. @returns the address of the first one to run */
function writeSteps(code: CodeWriter, layout: Layout): number {
  const { steps, places, placeOf, start } = layout;
  // The loop's instructions come first, so that the instruction that runs them knows their address.
  const write = (section: readonly number[]): void => {
    for (const id of section) writeStep(code, id, layout);
  };
  write(steps.body);
  for (const { from, to } of places.copies) {
    code.add("copy", placeOf(to).address, [placeOf(from)]);
  }
  const main = start + 4 * code.length();
  write(steps.before);
  write(steps.states.map(({ step }) => step));
  if (steps.months > 0) code.add("loop", steps.months, [plain(start), plain(main)]);
  write(steps.after);
  return main;
}

function writeStep(code: CodeWriter, id: number, layout: Layout): void {
  const { steps, placeOf, tables } = layout;
  const step = steps.steps[id]!;
  const target = placeOf(id).address;
  const operands = step.operands.map(placeOf);
  if (isDraw(step)) writeDraw(code, step, target, layout);
  else if (step.kind === "state") code.add("copy", target, operands);
  else if (step.kind === "table") {
    code.add("table", target, [...operands, plain(tables[step.index ?? 0] ?? 0)]);
  } else code.add(step.kind as KernelName, target, operands);
}

/** Fill one row of words, or two, and turn them into numbers. */
function writeDraw(code: CodeWriter, step: Step, target: number, layout: Layout): void {
  const { row, secondRow, directions, placeOf } = layout;
  const stream = step.index ?? 0;
  const directionsAt = directions.get(stream);
  if (directionsAt === undefined) code.add("philox", row, [plain(stream)]);
  else code.add("sobol", row, [plain(directionsAt)]);
  if (secondRow !== undefined) code.add("philox", secondRow, [plain(stream), plain(SECOND_WORD)]);
  const [scale, offset] = step.operands.map(placeOf);
  const kind = step.kind as "uniform" | "normal";
  code.add(secondRow === undefined ? kind : `${kind}Deep`, target, [
    plain(row),
    scale ?? plain(memoryMap.one),
    offset ?? plain(memoryMap.nothing),
  ]);
}
