import { z } from "zod";
import type { Fit } from "../../trends/parts/trend.ts";

/** A number that may be unbounded or unknown: `null` in JSON. */
const open = z.number().nullable();

/** A fitted line, as the contract shapes it. */
export const fitSchema = z.object({
  scale: z.enum(["log", "linear"]),
  n: z.number().int(),
  from: z.string(),
  to: z.string(),
  growthPerYear: z.number(),
  lower: open,
  upper: open,
  level: z.number(),
  slopeOomPerYear: z.number().optional(),
  standardError: open,
  rSquared: z.number(),
  degreesOfFreedom: z.number().int(),
  doublingTimeDays: z.number().optional(),
  definition: z.string(),
});

export type PublicFit = z.infer<typeof fitSchema>;

/** A fit for JSON and for people: unbounded ends as `null`, the definition in words. */
export const publicFit = (fit: Fit, definition: string): PublicFit => ({
  ...fit,
  lower: bounded(fit.lower),
  upper: bounded(fit.upper),
  standardError: bounded(fit.standardError),
  definition,
});

/** The value, or `null` where it is not finite. */
export const bounded = (value: number): number | null => (Number.isFinite(value) ? value : null);
