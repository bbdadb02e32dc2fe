import type { Tally } from "../program.ts";
import { FIRST_NEGATIVE_BIN, orderOfBin } from "../tally.ts";
import type { Image } from "./image.ts";
import type { VectorMachineInstance } from "./instance.ts";
import { tallyPageBins, tallyPages } from "./tally.ts";

/** Pages of the largest exponent: bin 0 counts infinities, the others what is not a number. */
const notFinite = { positive: 2047, negative: 4095 } as const;

/** Bins that hold something, and how much, in the order of their values. */
type Bins = Pick<Tally, "bins" | "counts">;

/** Copies the counts of all outputs out of the machine's memory. */
export function readTallies(machine: VectorMachineInstance, image: Image): readonly Tally[] {
  return image.outputs.map((_, output) => {
    const table = image.pages + 4 * tallyPages * output;
    const addresses = new Uint32Array(machine.memory.buffer, table, tallyPages);
    const read = (page: number): Uint32Array => {
      const address = addresses[page] as number;
      return address === 0 ? new Uint32Array(0) : gatherPage(machine, image, address);
    };
    const used: number[] = [];
    for (let page = 0; page < tallyPages; page++) if (addresses[page] !== 0) used.push(page);
    const finite = used
      .filter((page) => page !== notFinite.positive && page !== notFinite.negative)
      .sort((a, b) => orderOfBin(a * tallyPageBins) - orderOfBin(b * tallyPageBins));
    const [positive, negative] = [read(notFinite.positive), read(notFinite.negative)];
    return {
      ...joinPages(finite.map((page) => ({ page, pairs: read(page) }))),
      notANumber: countOf(positive, isNotFirst) + countOf(negative, isNotFirst),
      positiveInfinity: countOf(positive, isFirst),
      negativeInfinity: countOf(negative, isFirst),
    };
  });
}

const isFirst = (bin: number): boolean => bin === 0;
const isNotFirst = (bin: number): boolean => bin !== 0;

/** The filled bins of a page, upwards: bin, count, bin, count, … */
function gatherPage(
  { memory, gatherPage: gather }: VectorMachineInstance,
  image: Image,
  address: number,
): Uint32Array {
  const end = gather(address, image.gathered);
  return new Uint32Array(memory.buffer, image.gathered, (end - image.gathered) / 4).slice();
}

interface Page {
  readonly page: number;
  readonly pairs: Uint32Array;
}

function joinPages(pages: readonly Page[]): Bins {
  const size = pages.reduce((sum, { pairs }) => sum + pairs.length / 2, 0);
  const bins = new Uint32Array(size);
  const counts = new Float64Array(size);
  let at = 0;
  for (const { page, pairs } of pages) {
    const first = page * tallyPageBins;
    // Among negative numbers a larger bin is a smaller value.
    const isNegative = first >= FIRST_NEGATIVE_BIN;
    for (let i = 0; i < pairs.length; i += 2, at++) {
      const from = isNegative ? pairs.length - 2 - i : i;
      bins[at] = first + (pairs[from] as number);
      counts[at] = pairs[from + 1] as number;
    }
  }
  return { bins, counts };
}

function countOf(pairs: Uint32Array, includes: (bin: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    if (includes(pairs[i] as number)) sum += pairs[i + 1] as number;
  }
  return sum;
}
