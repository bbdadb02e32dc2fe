import { z } from "zod";
import { fitSchema } from "../shared/public-fit.ts";

/** The links of the published index, as JSON. */
export const linksSchema = z.object({
  /** Each edition mapped on the next by the versions that both score. */
  editions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      n: z.number().int(),
      slope: z.number(),
      intercept: z.number(),
      error: z.number(),
      largest: z.object({ version: z.string(), points: z.number() }),
    }),
  ),
  /** Task length by points of the index; `null` before horizons are known. */
  horizon: z
    .object({
      n: z.number().int(),
      doublingPoints: z.number(),
      rSquared: z.number(),
      scatterFactor: z.number(),
      at: z.array(z.object({ minutes: z.number(), eci: z.number() })),
      disagreements: z.array(z.object({ label: z.string(), ratio: z.number() })),
    })
    .nullable(),
  /** The Arena's ratings by points of the index; `null` before its first snapshot. */
  arena: z
    .object({
      date: z.string(),
      board: z.string(),
      n: z.number().int(),
      ratingPerPoint: z.number(),
      rSquared: z.number(),
      rankCorrelation: z.number(),
      scatter: z.number(),
      leader: z.object({ label: z.string(), eci: z.number().nullable() }),
      disagreements: z.array(z.object({ label: z.string(), rating: z.number() })),
    })
    .nullable(),
});

export type PublicLinks = z.infer<typeof linksSchema>;

/** The line of each benchmark of images or videos, as JSON. */
export const multimodalSchema = z.array(
  z.object({
    benchmark: z.string(),
    medium: z.string(),
    n: z.number().int(),
    /** Share that blind guessing solves. */
    chance: z.number(),
    /** Models better than all released before them; score is the share solved. */
    records: z.array(
      z.object({
        label: z.string(),
        organizations: z.array(z.string()),
        date: z.string(),
        score: z.number(),
      }),
    ),
    /** Odds of a right answer; `null` with too few records or where guessing earns a share. */
    growth: fitSchema.nullable(),
    /** How the benchmark goes with the index; `null` with too few models on both. */
    link: z
      .object({
        n: z.number().int(),
        rankCorrelation: z.number(),
        /** Odds of a right answer, over what the line says for the model's points. */
        disagreements: z.array(z.object({ label: z.string(), oddsRatio: z.number() })),
      })
      .nullable(),
  }),
);

export type PublicMultimodal = z.infer<typeof multimodalSchema>;

/** Models and benchmarks on one scale, as the contract shapes them. */
export const capabilitySchema = z.object({
  n: z.object({ models: z.number().int(), benchmarks: z.number().int(), scores: z.number().int() }),
  cost: z.number(),
  lambda: z.number(),
  level: z.number(),
  models: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      organization: z.string().nullable(),
      date: z.string(),
      capability: z.number(),
      eci: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      open: z.boolean().nullable(),
    }),
  ),
  benchmarks: z.array(z.object({ id: z.string(), difficulty: z.number(), slope: z.number() })),
  /** The best model to date; `null` where releases of the reader's models do not determine it. */
  frontier: fitSchema.nullable(),
  /** Whether the scores are of the facts or the reader's own. */
  scoresOf: z.enum(["facts", "own"]),
  sensitivity: z.array(
    z.object({ choice: z.string(), value: z.string(), leader: z.number(), spread: z.number() }),
  ),
  /** How the published index links to its editions, to task length and to the Arena. */
  links: linksSchema,
  /** Images and videos, each benchmark a line of its own. */
  multimodal: multimodalSchema,
});

export type CapabilityResult = z.infer<typeof capabilitySchema>;
