import type { CubicTable } from "../graph/program.ts";
import { powerOfTwo } from "../stats/elementary/double-bits.ts";
import { log2 } from "../stats/elementary/log2.ts";
import type { Warp } from "./warp.ts";

/** A distribution of whole numbers from its probabilities: the least k whose share up to k exceeds u. */
export const wholeNumbers = (first: number, probabilities: readonly number[]): Warp => {
  let total = 0;
  const upTo = probabilities.map((probability) => {
    total += probability;
    return total;
  });
  const places = powerOfTwo(Math.ceil(log2(probabilities.length)));
  // What is left of the last share is rounding and what lies beyond the largest number.
  const padded = [...upTo.slice(0, -1), ...new Array<number>(places - upTo.length + 1).fill(2)];
  return {
    draw: "uniform",
    build: (make, u) => {
      const table = make.addTable(placesTable(padded));
      let place = make.constant(0);
      for (let half = places / 2; half >= 1; half /= 2) {
        const looked = make.table(table, make.apply("add", place, make.constant(half - 1)));
        const isAboveThat = make.apply("le", looked, u);
        place = make.apply("add", place, make.apply("mul", make.constant(half), isAboveThat));
      }
      return make.apply("add", make.constant(first), place);
    },
    cdf: (x) => {
      const last = Math.floor(x) - first;
      return last < 0 ? 0 : last >= upTo.length - 1 ? 1 : upTo[last]!;
    },
  };
};

/** A table that gives back the value at a whole place. */
function placesTable(values: readonly number[]): CubicTable {
  const coefficients = new Float64Array(4 * values.length);
  values.forEach((value, index) => {
    coefficients[4 * index] = value;
  });
  return { low: 0, inverseStep: 1, intervals: values.length, coefficients };
}

/** No number beyond this share is drawn, in either tail; draws have 32 bits. */
const LEFT_OUT = 1e-12;

/** Probabilities of whole numbers about the likeliest one, by the ratio of each to the one before. */
export function byRatios(
  mode: number,
  ratio: (k: number) => number,
  last: number,
): { readonly first: number; readonly probabilities: readonly number[] } {
  const up = [1];
  for (let k = mode + 1; k <= last && up.at(-1)! > LEFT_OUT * 1e-3; k++) {
    up.push(up.at(-1)! * ratio(k));
  }
  const down: number[] = [];
  let before = 1;
  for (let k = mode; k > 0 && before > LEFT_OUT * 1e-3; k--) {
    before /= ratio(k);
    down.push(before);
  }
  const all = [...down.reverse(), ...up];
  const total = all.reduce((sum, weight) => sum + weight, 0);
  return { first: mode - down.length, probabilities: all.map((weight) => weight / total) };
}
