import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { changeOf, type Mutant } from "./mutants.ts";

const schema = z.array(
  z.strictObject({
    path: z.string(),
    /** The line as it is written, without its indent. */
    code: z.string(),
    /** What becomes of what, as a run prints it. */
    change: z.string(),
    reason: z.string().min(20),
  }),
);

/** A mutant that no test can tell from the source, and why. */
export type Equivalent = z.infer<typeof schema>[number];

/** The mutants known to be equivalent. */
export const readEquivalents = (
  file: string = join(import.meta.dirname, "equivalents.yaml"),
): readonly Equivalent[] => schema.parse(parse(readFileSync(file, "utf8")));

/** Entries whose place or change is in no source any more. */
export const staleEquivalents = (
  mutants: readonly Mutant[],
  equivalents: readonly Equivalent[],
): readonly Equivalent[] =>
  equivalents.filter((each) => !mutants.some((mutant) => equivalentOf(mutant, [each])));

/** The entry of a mutant, where it has one. */
export const equivalentOf = (
  mutant: Mutant,
  equivalents: readonly Equivalent[],
): Equivalent | undefined =>
  equivalents.find(
    ({ path, code, change }) =>
      path === mutant.path && code === mutant.code && change === changeOf(mutant),
  );
