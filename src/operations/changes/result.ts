import { z } from "zod";
import { changeKinds } from "../../observatory/changes/changed-rows.ts";

const maybe = z.number().nullable();
const cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** What changed between two days and what that moved, as the contract shapes it. */
export const changesSchema = z.object({
  answer: z.string(),
  from: z.string(),
  to: z.string(),
  /** By dataset, where there are any. */
  counts: z.array(
    z.object({
      dataset: z.string(),
      new: z.number().int(),
      revised: z.number().int(),
      withdrawn: z.number().int(),
    }),
  ),
  headlines: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      scale: z.enum(["log", "linear"]),
      before: maybe,
      after: maybe,
      /** What days, parts and the unexplained add up to; `null` where a day has no rate. */
      difference: maybe,
      days: maybe,
      parts: z.array(
        z.object({
          dataset: z.string(),
          change: z.enum(changeKinds),
          rows: z.number().int(),
          moved: z.number(),
        }),
      ),
      unexplained: maybe,
      /** Whether it moved by more than was asked to be told of; absent where nothing was asked. */
      alert: z.boolean().optional(),
    }),
  ),
  rows: z.array(
    z.object({
      dataset: z.string(),
      id: z.string(),
      change: z.enum(changeKinds),
      date: z.string(),
      source: z.string(),
      columns: z.array(z.object({ name: z.string(), before: cell, after: cell })),
    }),
  ),
});

export type ChangesResult = z.infer<typeof changesSchema>;
