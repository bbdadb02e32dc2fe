import { z } from "zod";
import { factsFile } from "./facts-file.ts";

/** Path of the corrections, which are facts of this repository. */
export const correctionsFile = factsFile("corrections");

const found = {
  dataset: z.string(),
  ids: z.array(z.string()).min(1),
  check: z.string().optional(),
  reason: z.strictObject({ en: z.string(), zh: z.string() }),
  source: z.url(),
};

const cell = z.union([z.number(), z.boolean(), z.string()]);

const correction = z.union([
  z.strictObject({ ...found, field: z.string(), upstream: cell, ours: cell }),
  z.strictObject({ ...found, leave_out: z.literal(true) }),
  z.strictObject({ ...found, keep: z.literal(true) }),
]);

/** What data/corrections/facts.yaml holds. */
export const correctionsSchema = z.strictObject({ corrections: z.array(correction) });

/** A figure that was corrected, a row that was left out, or one that was kept, with the reason. */
export type Correction = z.infer<typeof correction>;
