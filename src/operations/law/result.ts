import { z } from "zod";
import { lineIds } from "../../observatory/claims.ts";
import { fitSchema } from "../shared/public-fit.ts";

const crossingSchema = z.object({
  id: z.string(),
  statement: z.string(),
  date: z.string().nullable(),
  lower: z.string().nullable(),
  upper: z.string().nullable(),
  level: z.number(),
  status: z.enum(["reached", "expected", "not expected"]),
});

/** The rate under another reading of the definition. */
const readingSchema = z.object({
  reading: z.string(),
  growthPerYear: z.number(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  /** Whether it is a reading of the claim, and so weighs in the probabilities. */
  weighs: z.boolean(),
});

const lineSchema = z.object({
  id: z.enum(lineIds),
  title: z.string(),
  claimed: z
    .object({
      perYear: z.number(),
      perYearLow: z.number(),
      perYearHigh: z.number(),
      text: z.string(),
    })
    .nullable(),
  measured: fitSchema.nullable(),
  /** Of capability: the fit in points of the index, without the uncertainty of a generation. */
  inPoints: fitSchema.nullable(),
  /** A word where it is at least 90 % likely. */
  verdict: z.enum(["faster", "as claimed", "slower", "undecided"]),
  /** How likely the claim is met, over the headline and the readings of the claim. */
  probabilities: z
    .object({ slower: z.number(), asClaimed: z.number(), faster: z.number() })
    .nullable(),
  definition: z.string(),
  sensitivity: z.array(readingSchema),
  /** Of prices: days since the last record, by bar. */
  daysSinceRecord: z.array(z.object({ bar: z.string(), days: z.number() })).optional(),
  problem: z.string().optional(),
});

/** The law as the contract shapes it. */
export const lawSchema = z.object({
  asOf: z.string(),
  mode: z.enum(["as of", "hindsight"]),
  lines: z.array(lineSchema),
  secondMeasure: z
    .object({
      id: z.string(),
      title: z.string(),
      measured: fitSchema,
      sensitivity: z.array(readingSchema),
    })
    .nullable(),
  crossings: z.array(crossingSchema),
});

export type LawResult = z.infer<typeof lawSchema>;
