import { MEMORY_LIMIT_MB, memoryLimits } from "../../base/limits.ts";
import { stop } from "../../base/outcome.ts";
import { expandNormalQuantile } from "../../stats/elementary/normal-quantile-table.ts";
import type { Precision, Sampling } from "../program.ts";
import { rootTable } from "./exponential.ts";
import type { Image } from "./image.ts";
import { logarithmTable } from "./logarithm.ts";
import { philoxRoundKeys } from "./philox.ts";
import { excessTable, pairTable } from "./power.ts";
import { normalTable } from "./single/normal.ts";
import { stepTable } from "./step-table.ts";
import { tallyPages } from "./tally.ts";
import { clearTotal } from "./total.ts";
import { buildVectorMachine, memoryMap, type VectorMachine } from "./vector-machine.ts";
import { type WebAssemblyMemory, webAssembly } from "./web-assembly.ts";

/** A running vector machine. */
export interface VectorMachineInstance {
  readonly opcode: VectorMachine["opcode"];
  readonly memory: WebAssemblyMemory;
  /** Runs instructions over one block; see `vector-machine.ts`. */
  runBlock(
    from: number,
    to: number,
    bytes: number,
    group: number,
    sample: number,
    tallyFrom: number,
    tallyTo: number,
  ): void;
  /** Sets where pages of counts go and where the memory ends. */
  setTallyTop(next: number, end: number): void;
  /** Lists the filled bins of a page of counts; see `tally.ts`. */
  gatherPage(page: number, first: number, list: number): number;
}

const wasmPage = 65536;
const firstPages = 16;
const mostPages = memoryLimits.machineBytes / wasmPage;

/** Compile the module and fill the fixed part of its memory. */
export function startVectorMachine(
  mode: "strict" | "fast",
  precision: Precision,
): VectorMachineInstance {
  const { bytes, constants, opcode } = buildVectorMachine(mode, precision);
  const memory = new webAssembly.Memory({ initial: firstPages, maximum: mostPages });
  const instance = new webAssembly.Instance(new webAssembly.Module(bytes), { host: { memory } });
  const { runBlock, setTallyTop, gatherPage } =
    instance.exports as unknown as VectorMachineInstance;
  const put = (address: number, numbers: ArrayBufferView): void =>
    new Uint8Array(memory.buffer).set(new Uint8Array(numbers.buffer), address);
  if (precision === "single") {
    put(memoryMap.one, Float32Array.of(1, 1, 1, 1, -0, -0, -0, -0));
    put(memoryMap.singleNormals, normalTable());
  } else put(memoryMap.one, Float64Array.of(1, 1, -0, -0));
  new Uint32Array(memory.buffer, memoryMap.constants, constants.length).set(constants);
  new BigInt64Array(memory.buffer, memoryMap.roots).set(rootTable());
  new Float64Array(memory.buffer, memoryMap.logarithms).set(logarithmTable());
  new Float64Array(memory.buffer, memoryMap.pairs).set(pairTable());
  new Float64Array(memory.buffer, memoryMap.excess).set(excessTable());
  const steps = stepTable();
  new Uint32Array(memory.buffer, memoryMap.steps, steps.length).set(steps);
  const table = expandNormalQuantile();
  new Float64Array(memory.buffer, memoryMap.normalTable, table.length).set(table);
  return { opcode, memory, runBlock, setTallyTop, gatherPage };
}

/**
 * Run what may need more memory; gives up with `memory-limit` where the machine has none left.
 *
 * A machine that is out of memory traps when it cannot grow.
 */
export function withinMemory<T>({ memory }: VectorMachineInstance, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const isFull = memory.buffer.byteLength + 64 * wasmPage > memoryLimits.machineBytes;
    if (isFull) return stop("memory-limit", { value: MEMORY_LIMIT_MB });
    throw error;
  }
}

/** Write a program into the machine's memory, with empty tallies; `memory-limit` as above. */
export function installImage(
  machine: VectorMachineInstance,
  image: Image,
  { seed }: Sampling,
): void {
  const { memory } = machine;
  const missing = Math.ceil((image.heap - memory.buffer.byteLength) / wasmPage);
  if (image.heap > memoryLimits.machineBytes) stop("memory-limit", { value: MEMORY_LIMIT_MB });
  if (missing > 0) memory.grow(missing);
  const keys = philoxRoundKeys(seed % 2 ** 32, Math.floor(seed / 2 ** 32));
  new Uint32Array(memory.buffer, memoryMap.roundKeys, keys.length).set(keys);
  new Uint8Array(memory.buffer, memoryMap.free, image.data.length).set(image.data);
  new Uint32Array(memory.buffer, image.start, image.code.length).set(image.code);
  clearTallies(machine, image);
}

/** Clear all counts and totals. */
export function clearTallies(machine: VectorMachineInstance, image: Image): void {
  const { memory, setTallyTop } = machine;
  new Uint32Array(memory.buffer, image.pages, tallyPages * image.outputs.length).fill(0);
  for (const total of image.totals) if (total) clearTotal(memory.buffer, total.address);
  setTallyTop(image.heap, memory.buffer.byteLength);
}
