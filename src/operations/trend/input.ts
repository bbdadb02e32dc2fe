import { z } from "zod";
import { forms } from "../../trends/parts/trend.ts";
import { dateField, file, folder, windowFields } from "../contract/fields.ts";

/** Which quantity, on which window of facts, by which points and form. */
export const trendInput = z.strictObject({
  id: z.string().optional(),
  ...windowFields,
  from: dateField().optional(),
  to: dateField().optional(),
  form: z.enum(forms).optional(),
  frontier: z.string().optional(),
  exclude: z.array(z.string()).optional(),
  fast: z.boolean().optional(),
  level: z.number().gt(0).lt(1).optional(),
  inputs: folder().optional(),
  data: file().optional(),
});

export type TrendInput = z.infer<typeof trendInput>;
