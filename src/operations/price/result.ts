import { z } from "zod";
import { fitSchema } from "../shared/public-fit.ts";

const offerSchema = z.object({
  date: z.string(),
  model: z.string(),
  label: z.string(),
  score: z.number(),
  provider: z.string().nullable(),
  usdPerMtok: z.number(),
  inputUsdPerMtok: z.number().nullable(),
  outputUsdPerMtok: z.number().nullable(),
  cachedUsdPerMtok: z.number().nullable(),
  /** Whether the price may have stood before it was first seen. */
  leftCensored: z.boolean(),
  history: z.string(),
  source: z.string(),
});

/** What a task costs with an offer: its tokens at the offer's prices, or a published run. */
const taskSchema = z.object({
  benchmark: z.string(),
  model: z.string(),
  date: z.string(),
  usdPerTask: z.number(),
  basis: z.enum(["tokens", "run"]),
  score: z.number().nullable(),
  source: z.string(),
});

/** An offer that stands on the day, with what a builder asks of it. */
const standingSchema = offerSchema.omit({ date: true }).extend({
  since: z.string(),
  released: z.string(),
  organization: z.string().nullable(),
  openWeights: z.boolean().nullable(),
  contextTokens: z.number().nullable(),
  images: z.boolean().nullable(),
  tasks: z.array(taskSchema),
});

const indexSchema = z.object({
  definition: z.string(),
  fit: fitSchema.nullable(),
  points: z.array(z.object({ date: z.string(), value: z.number(), n: z.number().int() })),
});

/** What a level of capability costs, as the contract shapes it. */
export const priceSchema = z.object({
  asOf: z.string(),
  scale: z.string(),
  atLeast: z.number(),
  blend: z.string(),
  answer: z.string(),
  definition: z.string(),
  firstReached: z
    .object({ model: z.string(), label: z.string(), date: z.string(), score: z.number() })
    .nullable(),
  cheapest: standingSchema.nullable(),
  /** The cheapest offers of other models at or above the bar, cheapest first. */
  runnersUp: z.array(standingSchema),
  /** Who makes and who sells models on the scale, at any score: what filters can name. */
  makers: z.array(z.string()),
  providers: z.array(z.string()),
  /** Filters in the order in which they were applied, with the models on sale that each left. */
  filters: z.array(
    z.object({
      filter: z.enum(["maker", "provider", "openWeights", "vision", "minContext"]),
      value: z.union([z.string(), z.number(), z.boolean()]),
      before: z.number().int(),
      after: z.number().int(),
      unknown: z.number().int(),
    }),
  ),
  history: z.array(offerSchema),
  fit: fitSchema.nullable(),
  bars: z.array(
    z.object({
      bar: z.number(),
      model: z.string().nullable(),
      provider: z.string().nullable(),
      usdPerMtok: z.number().nullable(),
      n: z.number().int(),
      fit: fitSchema.nullable(),
    }),
  ),
  indices: z.object({ matched: indexSchema, basket: indexSchema, rollingBasket: indexSchema }),
  costPerTask: z.array(
    z.object({
      benchmark: z.string(),
      runs: z.number().int(),
      history: z.array(
        z.object({
          model: z.string(),
          date: z.string(),
          score: z.number(),
          usdPerTask: z.number(),
          source: z.string(),
        }),
      ),
      fit: fitSchema.nullable(),
    }),
  ),
  published: z.array(z.object({ definition: z.string(), declinePerYear: z.string() })),
  coverage: z.object({
    versions: z.number().int(),
    pricedVersions: z.number().int(),
    groups: z.number().int(),
    pricedGroups: z.number().int(),
  }),
  refused: z.array(z.object({ reason: z.string(), listings: z.number().int() })),
});

export type PriceResult = z.infer<typeof priceSchema>;
