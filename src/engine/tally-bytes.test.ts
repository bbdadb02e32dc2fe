import fc from "fast-check";
import { expect, test } from "vitest";
import { createTallyKeeper, createWideTally, mergeTallies } from "../graph/tally.ts";
import { readTally } from "./histogram.ts";
import { readTallies, writeTallies } from "./tally-bytes.ts";

const values = fc.array(
  fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, Number.NaN, Infinity, -Infinity)),
  { maxLength: 300 },
);

const reaches = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -900, max: 900 }).map((power) => 2 ** power),
);

const tallyOf = (numbers: readonly number[], reach = 2 ** 10) => {
  const keeper = createTallyKeeper(reach);
  for (const value of numbers) keeper.add(value);
  return keeper.take();
};

test("tallies are read as they were written", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(values, reaches), { maxLength: 4 }), (lists) => {
      const tallies = lists.map(([numbers, reach]) => tallyOf(numbers, reach));
      expect(readTallies(writeTallies(tallies))).toEqual({ ok: true, value: tallies });
    }),
  );
});

test("bytes that are cut, longer or of something else are refused, never misread in length", () => {
  const bytes = writeTallies([tallyOf([1, 2, 3, -4, 5e300]), tallyOf([Number.NaN])]);
  for (let length = 0; length < bytes.length; length++) {
    expect(readTallies(bytes.subarray(0, length)).ok).toBe(false);
  }
  expect(readTallies(new Uint8Array([...bytes, 0])).ok).toBe(false);
  expect(readTallies(new TextEncoder().encode('{"result":1}')).ok).toBe(false);
});

test("a bin holds more than 32 bits can count", () => {
  const full = { ...tallyOf([2], 0), counts: new Uint32Array([2 ** 32 - 1]) };
  const sum = createWideTally();
  sum.add(full);
  sum.add({ ...full, counts: new Uint32Array([11]) });
  const wide = sum.take();
  expect([...wide.counts]).toEqual([2 ** 32 + 10]);
  expect(readTally(wide)).toMatchObject({ count: 2 ** 32 + 10, mean: 2 });
});

test("a sum of tallies is that of two by two, in any order", () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (lists) => {
      const tallies = lists.map((numbers) => tallyOf(numbers));
      const two = tallies.reduce(mergeTallies);
      const sum = createWideTally();
      for (const tally of tallies.toReversed()) sum.add(tally);
      const { counts, ...wide } = sum.take();
      expect({ ...wide, counts: Uint32Array.from(counts) }).toEqual(two);
    }),
  );
});
