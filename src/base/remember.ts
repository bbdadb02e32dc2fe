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
  const known = new Map<string, Value>();
  return (argument) => {
    const key = keyOf(argument);
    const value = known.has(key) ? (known.get(key) as Value) : compute(argument);
    // A map iterates in the order of insertion, so its first key is the least recently used.
    known.delete(key);
    known.set(key, value);
    if (known.size > most) known.delete(known.keys().next().value as string);
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
