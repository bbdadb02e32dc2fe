import { z } from "zod";

/** Whether a sealed file holds, and where it does not. */
export const verifySchema = z.object({
  answer: z.string(),
  /** It holds; it was changed after it was sealed; or its rows give another answer. */
  verdict: z.enum(["verified", "altered", "not-reproduced"]),
  question: z.object({
    operation: z.string(),
    input: z.record(z.string(), z.unknown()),
    today: z.string(),
    language: z.string(),
  }),
  /** Of the software that sealed it, and of that which verified it. */
  version: z.object({ sealed: z.string(), here: z.string() }),
  root: z.string(),
  /** Rows that the answer rests on, by dataset. */
  rows: z.array(z.object({ dataset: z.string(), count: z.number().int() })),
  signature: z.object({
    state: z.enum(["none", "good", "bad", "other-key"]),
    key: z.string().nullable(),
  }),
  /** Where the file differs from what it says of itself, or from what was computed anew. */
  differences: z.array(z.object({ where: z.string(), sealed: z.string(), found: z.string() })),
});

export type VerifyResult = z.infer<typeof verifySchema>;
export type Difference = VerifyResult["differences"][number];
