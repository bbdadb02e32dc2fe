import { fail, type Outcome, succeed } from "./outcome.ts";

/**
 * Work that falls into parts, none of which needs another: they may be done in any order, by anyone.
 * What a part is and what it gives is plain data, which is the same when it has been JSON.
 */
export interface InParts<Part, Done, Whole> {
  readonly parts: readonly Part[];
  /** Does a part here. */
  readonly run: (part: Part) => Done;
  /** The whole, of what the parts gave, in their order. */
  readonly conclude: (done: readonly Done[]) => Whole;
  /** What a part is about, for whoever waits. */
  readonly nameOf: (part: Part) => string;
}

/** Work of which nothing is left to do. */
export const alreadyDone = <Part, Done, Whole>(whole: Whole): InParts<Part, Done, Whole> => ({
  parts: [],
  run: () => {
    throw new Error("there is no part");
  },
  conclude: () => whole,
  nameOf: String,
});

/** Progress and cancellation of work in parts. */
export interface PartsControl {
  readonly onPart?: (done: number, total: number, name: string) => void;
  readonly cancelled?: () => boolean;
}

/**
 * Do all parts here, one after the other.
 *
 * @returns or `cancelled`
 */
export function doHere<Part, Done, Whole>(
  { parts, run, conclude, nameOf }: InParts<Part, Done, Whole>,
  { onPart, cancelled }: PartsControl = {},
): Outcome<Whole> {
  const done: Done[] = [];
  for (const part of parts) {
    if (cancelled?.()) return fail("cancelled");
    onPart?.(done.length, parts.length, nameOf(part));
    done.push(run(part));
  }
  return succeed(conclude(done));
}
