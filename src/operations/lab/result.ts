import { z } from "zod";
import { statuses } from "../../ledger/resolve-claim.ts";
import { marketSchema } from "../market/result.ts";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

/** Where a lab stands: its best score, and points and months behind the frontier. */
const standingSchema = z.object({
  rank: z.number().int(),
  of: z.number().int(),
  score: z.number(),
  gap: z.number(),
  lagMonths: z.number(),
});

const labListSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  /** Every lab of which anything is known, the best first; those without a score last. */
  labs: z.array(
    z.object({
      lab: z.string(),
      score: maybe,
      gap: maybe,
      lagMonths: maybe,
      bestModel: maybeText,
      lastScored: maybeText,
    }),
  ),
});

const { revenue, users, funding, camps, capital } = marketSchema.shape;

/** A lab, as the contract shapes it. */
const labProfileSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  lab: z.string(),
  /** The last day that the index covers; null where the lab is not in the race. */
  from: maybeText,
  standing: standingSchema.nullable(),
  /** The same on the first of each month past. */
  history: z.array(
    z.object({ date: z.string(), score: z.number(), gap: z.number(), lagMonths: z.number() }),
  ),
  /** Best scores of all labs together as they rose, to compare with. */
  frontier: z.array(z.object({ date: z.string(), score: z.number() })),
  records: z.array(z.object({ date: z.string(), score: z.number() })),
  /** What the race says of it, by date ahead. */
  race: z
    .object({
      draws: z.number().int(),
      /** Probability that it still is in the race today. */
      inRace: z.number(),
      tierMonths: z.string(),
      dates: z.array(
        z.object({
          date: z.string(),
          months: z.number().int(),
          leader: z.number(),
          within: z.number(),
          lag: z.object({ p05: z.number(), p50: z.number(), p95: z.number() }),
        }),
      ),
    })
    .nullable(),
  models: z.array(
    z.object({
      model: z.string(),
      date: z.string(),
      eci: z.number(),
      lower: maybe,
      upper: maybe,
      openWeights: z.boolean().nullable(),
      behindAtRelease: z.number(),
    }),
  ),
  compute: z.array(
    z.object({
      date: z.string(),
      h100e: z.number(),
      lower: z.number(),
      upper: z.number(),
      source: z.string(),
    }),
  ),
  computeSpending: z.array(
    z.object({
      date: z.string(),
      usd: z.number(),
      purposes: z.array(z.string()),
      period: z.string(),
      projection: z.boolean(),
      confidence: z.string(),
      source: z.string(),
    }),
  ),
  ...{ revenue, users, funding, camps, capital },
  staff: z.object({ people: z.number(), date: z.string(), source: z.string() }).nullable(),
  events: z.array(
    z.object({
      date: z.string(),
      kind: z.string(),
      person: maybeText,
      counterparty: maybeText,
      source: z.string(),
    }),
  ),
  claims: z.array(
    z.object({
      id: z.string(),
      statement: z.string(),
      speaker: z.string(),
      madeOn: z.string(),
      status: z.enum(statuses),
    }),
  ),
});

export const labSchema = z.union([labListSchema, labProfileSchema]);

export type LabResult = z.infer<typeof labSchema>;
export type LabList = z.infer<typeof labListSchema>;
export type LabProfileResult = z.infer<typeof labProfileSchema>;
