import { z } from "zod";
import { fail, type Problem } from "../base/outcome.ts";
import { type Edition, type Piece, pieceSchema } from "../operations/sweep/piece.ts";

/** What a job of the queue holds: a piece, and by which code and facts it wants to be answered. */
export const jobSchema = z.strictObject({
  edition: z.strictObject({ version: z.string().max(60), facts: z.string().max(64) }),
  piece: pieceSchema,
});

/** The options of a piece's job: added twice under its name, it is there once. */
export const jobOptions = (id: string) => ({
  jobId: id,
  attempts: 4,
  backoff: { type: "exponential", delay: 1000, jitter: 0.5 },
  // Its result is kept elsewhere; a job that failed stays until somebody has read why.
  removeOnComplete: true,
});

export const jobData = (piece: Piece, edition: Edition) => ({ edition, piece });

/** A problem as a job keeps it, which holds texts only. */
export const reasonOf = ({ code, facts }: Problem): string => JSON.stringify({ code, facts });

const reasonSchema = z.strictObject({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The problem of a failed job; what is not one of ours is shown as it is. */
export function problemOfReason(reason: string): Problem {
  try {
    return reasonSchema.parse(JSON.parse(reason));
  } catch {
    return fail("queue-piece-failed", { value: reason.slice(0, 200) }).error;
  }
}
