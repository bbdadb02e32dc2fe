import type { Tally } from "../program.ts";
import type { Image } from "./image.ts";
import { tallyPageBytes, tallyPages } from "./tally.ts";
import type { WebAssemblyMemory } from "./web-assembly.ts";

const bins = tallyPageBytes / 4;
/** Pages of the largest exponent: bin 0 counts infinities, the others what is not a number. */
const notFinite = { positive: 2047, negative: 4095 } as const;

/** Copies the counts of all outputs out of the machine's memory. */
export function readTallies(memory: WebAssemblyMemory, image: Image): readonly Tally[] {
  return image.outputs.map((_, output) => {
    const address = image.pages + 4 * tallyPages * output;
    const counts = new Map<number, Float64Array>();
    new Uint32Array(memory.buffer, address, tallyPages).forEach((at, page) => {
      if (at !== 0) counts.set(page, new Float64Array(new Uint32Array(memory.buffer, at, bins)));
    });
    return tallyOf(counts);
  });
}

function tallyOf(counts: ReadonlyMap<number, Float64Array>): Tally {
  const pages = new Map(counts);
  pages.delete(notFinite.positive);
  pages.delete(notFinite.negative);
  const extremes = [notFinite.positive, notFinite.negative].map((page) => counts.get(page));
  const [positiveInfinity = 0, negativeInfinity = 0] = extremes.map((page) => page?.[0] ?? 0);
  const all = extremes.reduce(
    (total, page) => total + (page?.reduce((sum, count) => sum + count, 0) ?? 0),
    0,
  );
  return {
    pages,
    notANumber: all - positiveInfinity - negativeInfinity,
    positiveInfinity,
    negativeInfinity,
  };
}
