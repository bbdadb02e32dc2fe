import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Results of earlier runs by a digest of all that they depend on. */
export interface Store<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** Write down what has been set. */
  save(): void;
}

/** Results kept in a file, which need not exist; `fresh` starts without them. */
export function openStore<Value>(file: string, fresh: boolean): Store<Value> {
  const known: Record<string, Value> = fresh ? {} : read(file);
  return {
    get: (key) => known[key],
    set(key, value) {
      known[key] = value;
    },
    save() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(known));
    },
  };
}

function read<Value>(file: string): Record<string, Value> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Nothing kept, or half a file after an interruption: everything is run anew.
    return {};
  }
}
