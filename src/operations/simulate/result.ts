import { z } from "zod";

const outputSchema = z.object({
  mean: z.number(),
  deviation: z.number(),
  p05: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number(),
  probability: z.number().optional(),
  histogram: z.object({
    scale: z.enum(["linear", "log"]),
    edges: z.array(z.number()),
    counts: z.array(z.number()),
    below: z.number(),
    above: z.number(),
  }),
  nonFinite: z.object({
    notANumber: z.number(),
    positiveInfinity: z.number(),
    negativeInfinity: z.number(),
  }),
});

/** What a simulation found, as the contract shapes it. */
export const simulateSchema = z.object({
  outputs: z.record(z.string(), outputSchema),
  drivers: z.array(
    z.object({
      output: z.string(),
      input: z.string(),
      method: z.string(),
      share: z.number(),
      rankCorrelation: z.number(),
      tornado: z.object({ low: z.number(), high: z.number() }).optional(),
    }),
  ),
  draws: z.number().int(),
  complete: z.boolean(),
  threads: z.number().int(),
  method: z.enum(["sobol", "random"]),
  mode: z.enum(["strict", "fast"]),
  tails: z.enum(["usual", "deep"]),
  precision: z.enum(["double", "single"]),
  precisionCheck: z
    .object({
      passed: z.boolean(),
      reason: z.enum(["range", "count", "not-finite", "differs"]).optional(),
      value: z.number().optional(),
      output: z.string().optional(),
      error: z.number().optional(),
      draws: z.number().int().optional(),
    })
    .optional(),
  elapsedMs: z.number(),
});

export type SimulateResult = z.infer<typeof simulateSchema>;
