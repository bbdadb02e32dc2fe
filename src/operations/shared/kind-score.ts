import { z } from "zod";

/** How a planner has fared on a kind of cases, each without its group. */
export const kindScoreSchema = <const Kinds extends readonly [string, ...string[]]>(kinds: Kinds) =>
  z.object({
    kind: z.enum(kinds),
    n: z.number().int(),
    medianAbsoluteError: z.number(),
    medianError: z.number(),
    inside: z.number().int(),
    /** Probability of a coverage as far from 80 %. */
    pValue: z.number(),
    /** Mean interval score of logarithms: lower is better. */
    intervalScore: z.number(),
  });
