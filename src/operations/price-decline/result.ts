import { z } from "zod";

/** How prices of scores fell, as the contract shapes it. */
export const priceDeclineSchema = z.object({
  definition: z.string(),
  series: z.array(
    z.object({
      benchmark: z.string(),
      threshold: z.number(),
      thresholdLabel: z.string(),
      declinePerYear: z.number(),
      lower: z.number(),
      upper: z.number(),
      level: z.number(),
      n: z.number().int(),
      points: z.array(
        z.object({
          model: z.string(),
          date: z.string(),
          usdPerMtok: z.number(),
          score: z.number(),
        }),
      ),
    }),
  ),
});

export type PriceDeclineResult = z.infer<typeof priceDeclineSchema>;
