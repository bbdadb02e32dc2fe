/** A memory of answers that forgets the longest unused when it is full. */
export interface AnswerCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, bytes: number): void;
  /** Bytes held. */
  size(): number;
}

/** Open a cache. A value larger than a quarter of it is not kept. */
export function openAnswerCache<Value>(limitBytes: number): AnswerCache<Value> {
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let held = 0;
  const remove = (key: string): void => {
    held -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      // A map lists its keys in the order of setting, so the first is the longest unused.
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, bytes) => {
      remove(key);
      if (bytes > limitBytes / 4) return;
      entries.set(key, { value, bytes });
      held += bytes;
      for (const oldest of entries.keys()) {
        if (held <= limitBytes) break;
        remove(oldest);
      }
    },
    size: () => held,
  };
}
