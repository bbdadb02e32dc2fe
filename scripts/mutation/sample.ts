import { createHash } from "node:crypto";
import type { Mutant } from "./mutants.ts";

/** Mutants drawn at random without replacement, the same for the same seed, in the order drawn. */
export const sampleMutants = (
  mutants: readonly Mutant[],
  count: number,
  seed: string,
): readonly Mutant[] =>
  mutants
    .map((mutant) => ({ mutant, rank: rankOf(mutant, seed) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);

const rankOf = ({ path, start, end, replacement }: Mutant, seed: string): string =>
  createHash("sha256").update([seed, path, start, end, replacement].join("\n")).digest("hex");
