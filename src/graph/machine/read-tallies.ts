import type { Tally } from "../program.ts";
import { FIRST_NEGATIVE_BIN, orderOfBin } from "../tally.ts";
import type { Image } from "./image.ts";
import type { VectorMachineInstance } from "./instance.ts";
import { tallyPageBins, tallyPages } from "./tally.ts";

/** Pages of the largest exponent: bin 0 counts infinities, the others what is not a number. */
const notFinite = { positive: 2047, negative: 4095 } as const;

/**
 * Copies the counts of all outputs out of the machine's memory.
 *
 * @param samples how many were counted, so at most this many bins of an output hold something
 */
export function readTallies(
  machine: VectorMachineInstance,
  image: Image,
  samples: number,
): readonly Tally[] {
  return image.outputs.map((_, output) => {
    const table = image.pages + 4 * tallyPages * output;
    const addresses = new Uint32Array(machine.memory.buffer, table, tallyPages);
    const pages: number[] = [];
    for (let page = 0; page < tallyPages; page++) if (addresses[page] !== 0) pages.push(page);
    const read = (page: number): Uint32Array => {
      const address = addresses[page] as number;
      return address === 0 ? new Uint32Array(0) : gatherPage(machine, image, address);
    };
    const finite = pages
      .filter((page) => page !== notFinite.positive && page !== notFinite.negative)
      .sort((a, b) => orderOfBin(a * tallyPageBins) - orderOfBin(b * tallyPageBins));
    const bins = joinPages(finite, read, Math.min(samples, finite.length * tallyPageBins));
    const positive = countInfinite(read(notFinite.positive));
    const negative = countInfinite(read(notFinite.negative));
    return {
      ...bins,
      notANumber: positive.others + negative.others,
      positiveInfinity: positive.infinite,
      negativeInfinity: negative.infinite,
    };
  });
}

/** The filled bins of a page, upwards: bin, count, bin, count, … Valid until the next is read. */
function gatherPage(
  { memory, gatherPage: gather }: VectorMachineInstance,
  image: Image,
  address: number,
): Uint32Array {
  const end = gather(address, image.gathered);
  return new Uint32Array(memory.buffer, image.gathered, (end - image.gathered) / 4);
}

/** The bins that hold something, and how much, in the order of their values. */
function joinPages(
  pages: readonly number[],
  read: (page: number) => Uint32Array,
  most: number,
): Pick<Tally, "bins" | "counts"> {
  const bins = new Uint32Array(most);
  const counts = new Uint32Array(most);
  let size = 0;
  for (const page of pages) {
    const pairs = read(page);
    const first = page * tallyPageBins;
    // Among negative numbers a larger bin is a smaller value.
    const [from, step] = first >= FIRST_NEGATIVE_BIN ? [pairs.length - 2, -2] : [0, 2];
    for (let at = from; at >= 0 && at < pairs.length; at += step) {
      bins[size] = first + (pairs[at] as number);
      counts[size] = pairs[at + 1] as number;
      size++;
    }
  }
  return { bins: bins.subarray(0, size), counts: counts.subarray(0, size) };
}

/** Of a page of the largest exponent. */
function countInfinite(pairs: Uint32Array): { readonly infinite: number; readonly others: number } {
  let infinite = 0;
  let others = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at] === 0) infinite += pairs[at + 1] as number;
    else others += pairs[at + 1] as number;
  }
  return { infinite, others };
}
