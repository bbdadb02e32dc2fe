import type { RaceTally } from "./race-tally.ts";

/** A tally as plain data: every count, a run of zeros as its length below zero. */
export type PackedTally = { readonly draws: number } & {
  readonly [Name in Exclude<keyof RaceTally, "draws">]: readonly number[];
};

export const packTally = (tally: RaceTally): PackedTally => ({
  draws: tally.draws,
  arrivals: pack(tally.arrivals),
  first: pack(tally.first),
  ranks: pack(tally.ranks),
  lags: pack(tally.lags),
  inRace: pack(tally.inRace),
  survivors: pack(tally.survivors),
  anyOfGroup: pack(tally.anyOfGroup),
  frontier: pack(tally.frontier),
  records: pack(tally.records),
});

export const unpackTally = (packed: PackedTally): RaceTally => ({
  draws: packed.draws,
  arrivals: unpack(packed.arrivals),
  first: unpack(packed.first),
  ranks: unpack(packed.ranks),
  lags: unpack(packed.lags),
  inRace: unpack(packed.inRace),
  survivors: unpack(packed.survivors),
  anyOfGroup: unpack(packed.anyOfGroup),
  frontier: unpack(packed.frontier),
  records: unpack(packed.records),
});

function pack(counts: Int32Array): readonly number[] {
  const packed: number[] = [];
  let zeros = 0;
  for (const count of counts) {
    if (count === 0) zeros++;
    else {
      if (zeros > 0) packed.push(-zeros);
      packed.push(count);
      zeros = 0;
    }
  }
  if (zeros > 0) packed.push(-zeros);
  return packed;
}

function unpack(packed: readonly number[]): Int32Array {
  const counts = new Int32Array(packed.reduce((size, each) => size + (each < 0 ? -each : 1), 0));
  let at = 0;
  for (const each of packed) {
    if (each < 0) at -= each;
    else counts[at++] = each;
  }
  return counts;
}
