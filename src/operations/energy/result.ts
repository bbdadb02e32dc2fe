import { z } from "zod";
import { fitSchema } from "../shared/public-fit.ts";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

const figureSchema = z.object({
  id: z.string(),
  date: z.string(),
  scope: z.string(),
  boundary: z.string(),
  kind: z.string(),
  publication: z.string(),
  twh: maybe,
  twhLow: maybe,
  twhHigh: maybe,
  share: maybe,
  shareLow: maybe,
  shareHigh: maybe,
  /** What that share is of: `consumption` or `generation` of the scope. */
  shareOf: maybeText,
  /** Share of the world's generation of that year, where that is known. */
  shareOfGeneration: maybe,
  /** Share of final energy, when consumed electricity is a fifth of it; from a share of that alone. */
  shareOfAllEnergy: maybe,
  /** Other figures of the same year and scope. */
  beside: z.array(z.string()),
  source: z.string(),
});

/** The electricity of data centres, as the contract shapes it. */
export const energySchema = z.object({
  asOf: z.string(),
  electricityInFinalEnergy: z.number(),
  observations: z.array(figureSchema),
  scenarios: z.array(
    z.object({
      publication: z.string(),
      boundary: z.string(),
      end: z.enum(["central", "low", "high"]),
      from: z.string(),
      fromTwh: z.number(),
      to: z.string(),
      toTwh: z.number(),
      growthPerYear: z.number(),
      kind: z.string(),
      source: z.string(),
    }),
  ),
  band: z.array(
    z.object({ date: z.string(), lower: z.number(), upper: z.number(), n: z.number().int() }),
  ),
  generation: fitSchema.nullable(),
  crossings: z.array(
    z.object({
      reading: z.enum(["electricity", "all-energy"]),
      share: z.number(),
      date: maybeText,
      lower: maybeText,
      upper: maybeText,
      kind: z.literal("range of scenarios"),
      status: z.enum(["reached", "expected", "not expected", "not determined"]),
      /** The whole of the share as counted here, TWh a year; null where not determined. */
      denominator: z
        .object({
          of: z.enum(["consumption", "final-energy"]),
          from: z.string(),
          twh: z.number(),
          twhAtCrossing: maybe,
        })
        .nullable(),
      /** Projections of others that name the same share, on their denominators and on ours. */
      cited: z.array(
        z.object({
          publication: z.string(),
          date: z.string(),
          twh: z.number(),
          share: z.number(),
          denominatorTwh: z.number(),
          denominatorLowTwh: z.number(),
          denominatorHighTwh: z.number(),
          ourDenominatorTwh: z.number(),
          shareOnOurs: z.number(),
          dateOnTheirs: z.string(),
          source: z.string(),
        }),
      ),
    }),
  ),
});

export type EnergyResult = z.infer<typeof energySchema>;
