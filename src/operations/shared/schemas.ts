import { z } from "zod";
import type { Receipt } from "../../data/receipt.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Fit, Observation } from "../../trends/parts/trend.ts";

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

/** Receipts nest to any depth. */
export const receiptSchema: z.ZodType<Receipt> = z.lazy(() =>
  z.object({
    id: z.string(),
    value: z.union([z.number(), z.string()]),
    unit: z.string(),
    formula: z.string().optional(),
    inputs: z.array(receiptSchema),
    dataset: z.string().optional(),
    row: z.string().optional(),
    source: z.string().optional(),
  }),
) as z.ZodType<Receipt>;

/** Names the definition of a trend in the reader's language. */
export const trendDefinition = (id: string, translate: Translate): string =>
  translate(`trend.${id}.definition` as Parameters<Translate>[0]);
