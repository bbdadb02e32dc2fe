import { z } from "zod";
import { needKinds } from "../../observatory/parts/application.ts";

const kind = z.enum(needKinds);

const dateRange = z.object({
  date: z.string().nullable(),
  lower: z.string().nullable(),
  upper: z.string().nullable(),
});

/** Of the intervals of the applications that have come. */
const held = z.object({
  inside: z.number().int(),
  /** Exact two-sided test that they hold at their level. */
  pValue: z.number(),
  /** Mean interval score (Gneiting and Raftery) in months; open ends stop at the as-of day. */
  intervalScoreMonths: z.number().nullable(),
});

export const application = z.object({
  id: z.string(),
  label: z.string(),
  /** Tokens that one task reads and writes. */
  tokens: z.object({ in: z.number(), out: z.number() }),
  thresholds: z.array(
    z.object({
      kind,
      low: z.number().optional(),
      high: z.number().optional(),
      reliability: z.number().optional(),
      sense: z.string().optional(),
      /** Middle date of this threshold by itself; `null` beyond 30 years or not computed. */
      date: z.string().nullable(),
      reason: z.string().optional(),
      source: z.string().optional(),
      knownOn: z.string().optional(),
      /** When this project judged the range; after an arrival, its outcome was in sight. */
      setOn: z.string().optional(),
    }),
  ),
  /** When the first product comes: the day of possibility with the lag that others teach. */
  ...dateRange.shape,
  level: z.number(),
  /** When all thresholds are met, without the lag of products. */
  possible: dateRange,
  /** Probability that the product has come by the end of each of the next years. */
  chances: z.array(z.object({ by: z.string(), probability: z.number() })),
  status: z.enum(["reached", "expected", "not expected"]),
  reachedShare: z.number(),
  /** The threshold that is met last most often, and how often each is. */
  binding: kind.nullable(),
  bindingShares: z.array(z.object({ kind, share: z.number() })),
  /** Months sooner with a tenth of the price, or with horizons twice as long. */
  sooner: z.object({
    tenthOfPrice: z.number().nullable(),
    doubledHorizon: z.number().nullable(),
  }),
  arrived: z
    .object({
      on: z.string(),
      what: z.string(),
      source: z.string(),
      /** Why it counts as the first, where another product was taken for it. */
      reason: z.string().optional(),
      /** Months from the report to our date. */
      errorMonths: z.number().nullable(),
    })
    .optional(),
  /** By which day nobody was found to offer it; later days alone remain. */
  absent: z.object({ on: z.string(), what: z.string(), source: z.string() }).optional(),
});

/** When applications become possible, as the contract shapes it. */
export const unlockSchema = z.object({
  asOf: z.string(),
  edition: z.string(),
  applications: z.array(application),
  /** How far products come from the day of possibility, as all arrivals teach: a normal. */
  lag: z.object({
    arrivals: z.number().int(),
    middleMonths: z.number(),
    spreadMonths: z.number(),
  }),
  score: z.object({
    n: z.number().int(),
    medianAbsoluteMonths: z.number().nullable(),
    medianMonths: z.number().nullable(),
    insideInterval: z.number().int(),
    /** The intervals as given, each with a lag learnt from the other arrivals. */
    intervals: held,
    /** The intervals of possibility alone, which know no lag. */
    withoutLag: held,
    /** How many arrivals were known when the ranges of their thresholds were judged. */
    setInSight: z.number().int(),
  }),
});

export type UnlockResult = z.infer<typeof unlockSchema>;

export type PublicApplication = z.infer<typeof application>;
