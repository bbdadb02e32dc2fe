import { z } from "zod";
import type { Receipt } from "../../data/receipt.ts";

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
