import { z } from "zod";
import type { Observation } from "../../trends/parts/trend.ts";

/** An observation of a trend, as the contract shapes it. */
export const pointSchema = z.object({
  id: z.string(),
  label: z.string(),
  date: z.string(),
  value: z.number(),
  realValue: z.number().optional(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  selected: z.boolean(),
  group: z.string().optional(),
  organization: z.string().optional(),
  open: z.boolean().optional(),
  basis: z.string().optional(),
  source: z.string(),
});

export type PublicPoint = z.infer<typeof pointSchema>;

/** An observation without its receipt, which `why` gives. */
export function publicPoint(observation: Observation): PublicPoint {
  const { receipt: _, cluster: __, lower, upper, ...rest } = observation;
  return { ...rest, lower: lower ?? null, upper: upper ?? null };
}
