import type { Adapter } from "./adapter.ts";

/** Every adapter, in alphabetical order of its dataset. */
export const adapters: readonly Adapter[] = [];
