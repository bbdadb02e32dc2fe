/**
 * What a table holds under a text from outside; undefined for `constructor`, `__proto__` and other
 * names that every object answers to.
 */
export const lookUp = <Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);
