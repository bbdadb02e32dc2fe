/**
 * Keep the last answers of a pure function.
 *
 * @param compute gives the same answer for arguments with the same key
 * @param keyOf names an argument by all of it that the answer depends on
 * @param most answers kept; the one that was not asked for longest goes first
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
    // A map lists its keys in the order of setting, so the first is the one longest unused.
    known.delete(key);
    known.set(key, value);
    if (known.size > most) known.delete(known.keys().next().value as string);
    return value;
  };
}

/**
 * Keep the answers of a pure function of objects for as long as those live. Objects are told apart
 * by identity, so it pays where the same ones come again, such as the rows of a dataset.
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
