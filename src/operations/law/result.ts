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
  verdict: z.enum(["faster", "as claimed", "slower", "undecided"]),
  definition: z.string(),
  sensitivity: z.array(
    z.object({
      reading: z.string(),
      growthPerYear: z.number(),
      lower: z.number().optional(),
      upper: z.number().optional(),
    }),
  ),
  problem: z.string().optional(),
});

/** The law as the contract shapes it. */
export const lawSchema = z.object({
  asOf: z.string(),
  mode: z.enum(["as of", "hindsight"]),
  lines: z.array(lineSchema),
  secondMeasure: z.object({ id: z.string(), title: z.string(), measured: fitSchema }).nullable(),
  crossings: z.array(crossingSchema),
});

export type LawResult = z.infer<typeof lawSchema>;
