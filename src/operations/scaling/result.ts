import { z } from "zod";
import { breakHeldBySchema } from "../shared/break-held-by.ts";

/** The parameters of the law L = E + A/N^α + B/D^β. */
export const parameterNames = ["A", "B", "E", "alpha", "beta"] as const;

const parameter = z.object({
  value: z.number(),
  standardError: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});

/** A scaling law and the plans that follow, as the contract shapes them. */
export const scalingSchema = z.object({
  n: z.number().int(),
  left: z.number().int(),
  objective: z.number(),
  parameters: z.object({
    A: parameter,
    B: parameter,
    E: parameter,
    alpha: parameter,
    beta: parameter,
  }),
  level: z.number(),
  /** Ours over the published value, minus one. */
  distanceToPublished: z.record(z.string(), z.number()),
  computeOptimal: z.array(
    z.object({
      flop: z.number(),
      parameters: z.number(),
      tokens: z.number(),
      tokensPerParameter: z.number(),
      loss: z.number(),
    }),
  ),
  /** How far a stock of tokens carries compute-optimal training, seen once and several times. */
  dataLimit: z
    .array(
      z.object({
        epochs: z.number(),
        tokens: z.number(),
        effectiveTokens: z.number(),
        parameters: z.number(),
        flop: z.number(),
        loss: z.number(),
      }),
    )
    .optional(),
  /** Whether the pace of capability and of frontier compute has changed. */
  break: z.array(
    z.object({
      trend: z.string(),
      unit: z.string(),
      scale: z.enum(["log", "linear"]),
      n: z.number().int(),
      date: z.string(),
      lower: z.string(),
      upper: z.string(),
      level: z.number(),
      growthBefore: z.number(),
      growthAfter: z.number(),
      probability: z.number(),
      slower: z.number(),
      /** Points without which the probability is another by more than 20 points. */
      heldBy: z.array(breakHeldBySchema),
      by: z.array(z.object({ date: z.string(), probability: z.number() })),
    }),
  ),
});

export type ScalingResult = z.infer<typeof scalingSchema>;
