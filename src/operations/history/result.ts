import { z } from "zod";

/** A rate as of each month past, as the contract shapes it. */
export const historySchema = z.object({
  asOf: z.string(),
  id: z.string(),
  title: z.string(),
  /** Factors a year on a log scale, units a year on a linear one. */
  scale: z.enum(["log", "linear"]),
  /** What was said on each day; null where too little was known. */
  points: z.array(
    z.object({
      asOf: z.string(),
      growthPerYear: z.number().nullable(),
      /** Ends of the 90 % interval; null where unbounded. */
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      n: z.number().int(),
    }),
  ),
});

export type HistoryResult = z.infer<typeof historySchema>;
