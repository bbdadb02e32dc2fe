import type { Draft, Skipped } from "../adapter.ts";
import { basesOf } from "./known-basis.ts";

/** A draft whose description tells the rules for `known_on` that its rows use. */
export const draftOf = (
  description: Omit<Draft["description"], "knownBasis">,
  rows: Draft["rows"],
  skipped: readonly Skipped[] = [],
): Draft => ({ description: { ...description, knownBasis: basesOf(rows) }, rows, skipped });
