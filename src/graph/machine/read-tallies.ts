import { MEMORY_LIMIT_MB, memoryLimits } from "../../base/limits.ts";
import { stop } from "../../base/outcome.ts";
import type { Tally } from "../program.ts";
import { FIRST_NEGATIVE_BIN, orderOfBin } from "../tally.ts";
import { emptyTotal } from "../total.ts";
import type { Image } from "./image.ts";
import type { VectorMachineInstance } from "./instance.ts";
import { countsBehindBins, tallyPageBins, tallyPages } from "./tally.ts";
import { readTotal } from "./total.ts";

/** Pages of the largest exponent: bin 0 counts infinities, the others NaN. */
const notFinite = { positive: 2047, negative: 4095 } as const;

/**
 * Copy the counts of all outputs out of the machine's memory; gives up with `memory-limit` where
 * they are too many.
 *
 * @param samples how many were counted, so at most this many bins per output are filled
 */
export function readTallies(
  machine: VectorMachineInstance,
  image: Image,
  samples: number,
): readonly Tally[] {
  let filled = 0;
  return image.outputs.map((_, output) => {
    const table = image.pages + 4 * tallyPages * output;
    const addresses = new Uint32Array(machine.memory.buffer, table, tallyPages);
    const pages: number[] = [];
    for (let page = 0; page < tallyPages; page++) if (addresses[page] !== 0) pages.push(page);
    const read = (page: number): Bins =>
      gatherPage(machine, image, addresses[page]!, page * tallyPageBins);
    const finite = pages
      .filter((page) => page !== notFinite.positive && page !== notFinite.negative)
      .sort((a, b) => orderOfBin(a * tallyPageBins) - orderOfBin(b * tallyPageBins));
    const bins = joinPages(finite, read, Math.min(samples, finite.length * tallyPageBins));
    filled += bins.bins.length;
    if (filled > memoryLimits.filledBins) stop("memory-limit", { value: MEMORY_LIMIT_MB });
    const positive = countInfinite(read(notFinite.positive), notFinite.positive);
    const negative = countInfinite(read(notFinite.negative), notFinite.negative);
    const total = image.totals[output];
    return {
      ...bins,
      total: total ? readTotal(machine.memory.buffer, total.address, total.reach) : emptyTotal(0),
      notANumber: positive.others + negative.others,
      positiveInfinity: positive.infinite,
      negativeInfinity: negative.infinite,
    };
  });
}

/** The filled bins and their counts. */
type Bins = Pick<Tally, "bins" | "counts">;

/** The filled bins of a page, ascending; none without a page. Valid until the next page is read. */
function gatherPage(
  { memory, gatherPage: gather }: VectorMachineInstance,
  { gathered }: Image,
  address: number,
  first: number,
): Bins {
  const size = address === 0 ? 0 : (gather(address, first, gathered) - gathered) / 4;
  return {
    bins: new Uint32Array(memory.buffer, gathered, size),
    counts: new Uint32Array(memory.buffer, gathered + countsBehindBins, size),
  };
}

/** All bins in the order of their values, from pages in that order. */
function joinPages(pages: readonly number[], read: (page: number) => Bins, most: number): Bins {
  const bins = new Uint32Array(most);
  const counts = new Uint32Array(most);
  let size = 0;
  for (const page of pages) {
    const found = read(page);
    const start = size;
    bins.set(found.bins, start);
    counts.set(found.counts, start);
    size += found.bins.length;
    // Among negative numbers a larger bin is a smaller value.
    if (page * tallyPageBins < FIRST_NEGATIVE_BIN) continue;
    bins.subarray(start, size).reverse();
    counts.subarray(start, size).reverse();
  }
  // Copies, because the room for all that might have been filled is several times as large.
  return { bins: bins.slice(0, size), counts: counts.slice(0, size) };
}

/** Count a page of the largest exponent, whose first bin is infinity. */
function countInfinite(
  { bins, counts }: Bins,
  page: number,
): { readonly infinite: number; readonly others: number } {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const infinite = bins[0] === page * tallyPageBins ? counts[0]! : 0;
  return { infinite, others: all - infinite };
}
