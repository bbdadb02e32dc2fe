/** The item at an index that is known to exist; throws where there is none, which is a bug. */
export function itemAt<T>(items: ArrayLike<T>, index: number): T {
  if (!(index >= 0 && index < items.length)) {
    throw new RangeError(`no item at ${index}, there are ${items.length}`);
  }
  return items[index] as T;
}

/** The items at indices that are known to exist, in the order of the indices. */
export const itemsAt = <T>(items: ArrayLike<T>, indices: readonly number[]): T[] =>
  indices.map((index) => itemAt(items, index));

/** The value of a key that is known to be in a map; throws where it is not, which is a bug. */
export function valueFor<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  if (!map.has(key)) throw new RangeError(`no value for ${String(key)}`);
  return map.get(key) as Value;
}
