import { LRUCache } from "lru-cache";

/** A memory of answers that forgets the longest unused when it is full. */
export interface AnswerCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, bytes: number): void;
  /** Bytes held. */
  size(): number;
}

/** Open a cache. A value larger than a quarter of it is not kept. */
export function openAnswerCache<Value extends string | object>(
  limitBytes: number,
): AnswerCache<Value> {
  const answers = new LRUCache<string, Value>({
    maxSize: limitBytes,
    maxEntrySize: Math.floor(limitBytes / 4),
  });
  return {
    get: (key) => answers.get(key),
    // An answer without a line has no bytes, but a place.
    set: (key, value, bytes) => void answers.set(key, value, { size: Math.max(1, bytes) }),
    size: () => answers.calculatedSize,
  };
}
