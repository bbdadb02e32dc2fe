import { useEffect, useState } from "react";

/** A value once it has rested: the first one at once, a later one after some milliseconds. */
export function useSettled<Value>(value: Value, restMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value, settled, restMs]);
  return settled;
}

/** Milliseconds in which most answers come: what is replaced so soon need not fade before. */
const LASTING_MS = 150;

/** Whether something has been so for a while. */
export const useLasting = (state: boolean): boolean => useSettled(state, LASTING_MS) && state;
