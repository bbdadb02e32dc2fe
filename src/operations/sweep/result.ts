import { z } from "zod";

const cell = z.union([z.number(), z.string(), z.boolean()]);

/** A table of answers, as the contract shapes it. */
export const sweepSchema = z.object({
  operation: z.string(),
  /** How many rows the whole table has, and how many questions or ranges of draws it is made of. */
  points: z.number().int(),
  pieces: z.number().int(),
  /** False where pieces are missing: those that failed, or were not waited for. */
  complete: z.boolean(),
  /** What varies, in the order of the sweep. */
  varied: z.array(z.string()),
  rows: z.array(
    z.object({
      point: z.record(z.string(), cell),
      /** `null` where the answer has no such value. */
      values: z.record(z.string(), cell.nullable()),
      /** SHA-256 over the results of the row's pieces, in order. */
      digest: z.string(),
    }),
  ),
  failed: z.array(z.object({ point: z.record(z.string(), cell), problem: z.string() })),
  /** SHA-256 over the digests of all rows, in order: the same wherever the pieces were answered. */
  digest: z.string(),
});

export type SweepResult = z.infer<typeof sweepSchema>;
