import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Tally, Total } from "../graph/program.ts";
import { FIRST_NEGATIVE_BIN, orderOfBin } from "../graph/tally.ts";
import { emptyTotal, isReach, totalOf, totalUnits } from "../graph/total.ts";
import { log2 } from "../stats/elementary/log2.ts";
import { pow } from "../stats/elementary/pow.ts";

/**
 * Tallies as bytes: for each its three counters, its total, the number of its bins, and for every
 * bin the distance from the one before and its count, all as whole numbers of variable length
 * (LEB128). A total is the power of two that it reaches to, counted from {@link LOWEST_POWER} and 0
 * for none, then the sign of its high part, and both parts in their units.
 */
export function writeTallies(tallies: readonly Tally[]): Uint8Array<ArrayBuffer> {
  const numbers: number[] = [tallies.length];
  for (const tally of tallies) {
    numbers.push(tally.notANumber, tally.positiveInfinity, tally.negativeInfinity);
    numbers.push(...numbersOf(tally.total), tally.bins.length);
    let before = LOWEST_ORDER;
    for (const [index, bin] of tally.bins.entries()) {
      const order = orderOfBin(bin);
      numbers.push(order - before, tally.counts[index] as number);
      before = order;
    }
  }
  const bytes = new Uint8Array(numbers.reduce((size, value) => size + lengthOf(value), 0));
  let at = 0;
  for (let rest of numbers) {
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) + 128;
    bytes[at++] = rest;
  }
  return bytes;
}

function numbersOf({ reach, high, low }: Total): readonly number[] {
  if (reach === 0) return [0];
  const units = totalUnits(reach);
  const power = log2(reach) - LOWEST_POWER;
  return [power, high < 0 ? 1 : 0, Math.abs(high) / units.high, low / units.low];
}

/** The tallies that were written; `bad-tallies` where the bytes are not those of any. */
export function readTallies(bytes: Uint8Array): Outcome<readonly Tally[]> {
  let at = 0;
  let broken = false;
  const next = (most: number): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || unit > 2 ** 49) break;
      value += (byte % 128) * unit;
      if (byte < 128) {
        broken ||= value > most;
        return broken ? 0 : value;
      }
    }
    broken = true;
    return 0;
  };
  const readTotal = (): Total => {
    const power = next(2 ** 11);
    if (power === 0) return emptyTotal(0);
    const reach = pow(2, power + LOWEST_POWER);
    broken ||= !isReach(reach);
    const units = totalUnits(reach);
    const [isNegative, high, low] = [
      next(1),
      next(Number.MAX_SAFE_INTEGER),
      next(2 ** 31 - 1),
    ] as const;
    return totalOf(reach, (isNegative ? -1 : 1) * high * units.high, low * units.low);
  };
  const tallies: Tally[] = [];
  const many = next(bytes.length);
  while (!broken && tallies.length < many) {
    const [notANumber, positiveInfinity, negativeInfinity] = [
      next(MOST_COUNT),
      next(MOST_COUNT),
      next(MOST_COUNT),
    ] as const;
    const total = readTotal();
    const size = next(bytes.length);
    const bins = new Uint32Array(size);
    const counts = new Uint32Array(size);
    let order = LOWEST_ORDER;
    for (let index = 0; index < size; index++) {
      order += next(2 ** 26);
      bins[index] = binOfOrder(order);
      counts[index] = next(MOST_COUNT);
    }
    tallies.push({ bins, counts, notANumber, positiveInfinity, negativeInfinity, total });
  }
  return broken || at !== bytes.length ? fail("bad-tallies") : succeed(tallies);
}

const MOST_COUNT = 2 ** 32 - 1;

/** Below the power of two of every reach. */
const LOWEST_POWER = -1023;

/** Below the order of every bin. */
const LOWEST_ORDER = -(2 ** 25);

const binOfOrder = (order: number): number => (order < 0 ? FIRST_NEGATIVE_BIN - 1 - order : order);

function lengthOf(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}
