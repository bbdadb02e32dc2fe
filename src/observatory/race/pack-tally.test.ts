import { expect, test } from "vitest";
import { packTally, unpackTally } from "./pack-tally.ts";
import type { RaceTally } from "./race-tally.ts";

test("a tally that was packed and has been JSON is the same tally", () => {
  const tally: RaceTally = {
    draws: 7,
    arrivals: Int32Array.of(0, 0, 5, 0, 2),
    first: Int32Array.of(0, 0, 0),
    ranks: Int32Array.of(),
    lags: Int32Array.of(1, 2, 3),
    inRace: Int32Array.of(2 ** 31 - 1, 0),
    survivors: Int32Array.of(0, 4, 0),
    anyOfGroup: Int32Array.of(1),
    frontier: new Int32Array(2000),
    records: Int32Array.of(0, 1, 0, 0, 1, 0),
  };
  const packed = packTally(tally);
  expect(packed.frontier).toEqual([-2000]);
  expect(unpackTally(JSON.parse(JSON.stringify(packed)))).toEqual(tally);
});
