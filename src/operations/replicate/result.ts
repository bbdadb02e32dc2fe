import { z } from "zod";

/** Published results beside ours, as the contract shapes them. */
export const replicateSchema = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      published: z.number(),
      ours: z.number().nullable(),
      difference: z.number().nullable(),
      tolerance: z.number(),
      verdict: z.enum(["agrees", "differs", "not run"]),
      reason: z.string().nullable(),
      source: z.string(),
    }),
  ),
  counts: z.object({ agrees: z.number(), differs: z.number(), notRun: z.number() }),
});

export type ReplicateResult = z.infer<typeof replicateSchema>;
