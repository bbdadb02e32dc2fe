/** A source of choices that a seed decides. */
export interface Random {
  /** A whole number from 0 to most − 1. */
  pick(most: number): number;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** Choices from a seed; the same on every machine (mulberry32, by Tommy Ettinger). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = (most: number): number => Math.floor(next() * most);
  return {
    pick,
    chance: (share) => next() < share,
    oneOf: (items) => {
      const item = items[pick(items.length)];
      if (item === undefined) throw new Error("nothing to choose from");
      return item;
    },
  };
}
