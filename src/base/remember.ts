import { LRUCache } from "lru-cache";

/**
 * Cache the latest results of a pure function.
 *
 * @param compute gives the same answer for arguments with the same key
 * @param keyOf a key that covers everything the result depends on
 * @param most how many results to keep; the least recently used is dropped first
 */
export function remember<Argument, Value>(
  compute: (argument: Argument) => Value,
  keyOf: (argument: Argument) => string,
  most: number,
): (argument: Argument) => Value {
  // In a box, because the cache takes a value of undefined for none.
  const known = new LRUCache<string, { readonly value: Value }>({ max: most });
  return (argument) => {
    const key = keyOf(argument);
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(argument);
    known.set(key, { value });
    return value;
  };
}

/**
 * Cache the results of a pure function of objects for as long as the objects live. They are
 * compared by identity, so this pays off where the same objects come again, such as the rows of a
 * dataset.
 */
export function rememberOf<Arguments extends readonly object[], Value>(
  compute: (...subjects: Arguments) => Value,
): (...subjects: Arguments) => Value {
  interface Branch {
    readonly branches: WeakMap<object, Branch>;
    found?: { readonly value: Value };
  }
  const grow = (): Branch => ({ branches: new WeakMap() });
  const root = grow();
  return (...subjects) => {
    let branch = root;
    for (const subject of subjects) {
      const next = branch.branches.get(subject) ?? grow();
      branch.branches.set(subject, next);
      branch = next;
    }
    branch.found ??= { value: compute(...subjects) };
    return branch.found.value;
  };
}
