import { z } from "zod";
import { needKinds } from "../../observatory/parts/application.ts";

const kind = z.enum(needKinds);

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
    }),
  ),
  date: z.string().nullable(),
  lower: z.string().nullable(),
  upper: z.string().nullable(),
  level: z.number(),
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
      /** Months from the report to our date. */
      errorMonths: z.number().nullable(),
    })
    .optional(),
});

/** When applications become possible, as the contract shapes it. */
export const unlockSchema = z.object({
  asOf: z.string(),
  edition: z.string(),
  applications: z.array(application),
  score: z.object({
    n: z.number().int(),
    medianAbsoluteMonths: z.number().nullable(),
    medianMonths: z.number().nullable(),
    insideInterval: z.number().int(),
  }),
});

export type UnlockResult = z.infer<typeof unlockSchema>;

export type PublicApplication = z.infer<typeof application>;
