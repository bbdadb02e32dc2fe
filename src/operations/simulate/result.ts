import { z } from "zod";

const day = z.string().nullable();

/** A value of a quantile. JSON has no infinities, so they are words that `Number` understands. */
const ranked = z.union([z.number(), z.enum(["Infinity", "-Infinity"])]);

const outputSchema = z.object({
  /** Where the units of the inputs determine it. */
  unit: z.string().optional(),
  /** `null` where infinite values on both sides leave none. */
  mean: ranked.nullable(),
  /** `null` where some values are infinite. */
  meanStandardError: z.number().nullable(),
  /** False where a few draws of a tail decide the mean, which then is no estimate. */
  isMeanDetermined: z.boolean(),
  deviation: z.number().nullable(),
  p05: ranked,
  p25: ranked,
  p50: ranked,
  p75: ranked,
  p95: ranked,
  /** The quantiles that were asked for. */
  quantiles: z.array(z.object({ share: z.number(), value: ranked })).optional(),
  /** Of an output that is a date, in ISO 8601, what stands elsewhere in days since 1970-01-01. */
  dates: z.object({ mean: day, p05: day, p25: day, p50: day, p75: day, p95: day }).optional(),
  /** Share of the draws that are certainly yes; those of `undefinedShare` may be yes as well. */
  probability: z.number().optional(),
  /** Share of the draws whose value is undefined; quantiles are of the others. */
  undefinedShare: z.number(),
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

/** An output along the steps of a recurrence. */
const seriesSchema = z.object({
  unit: z.string().optional(),
  step: z.enum(["month", "year"]),
  points: z.array(
    outputSchema
      .pick({ mean: true, isMeanDetermined: true, undefinedShare: true, quantiles: true })
      .extend({
        step: z.number().int(),
        p05: ranked,
        p25: ranked,
        p50: ranked,
        p75: ranked,
        p95: ranked,
      }),
  ),
});

/** What inputs were given by the facts, as of a day. */
const factsSchema = z.object({
  asOf: z.string(),
  /** Digest over the rows that they come from. */
  digest: z.string(),
  inputs: z.array(
    z.object({
      input: z.string(),
      asked: z.string(),
      value: z.number(),
      /** The interval that the input has as a distribution, and its share. */
      lower: z.number().optional(),
      upper: z.number().optional(),
      level: z.number().optional(),
      unit: z.string(),
      what: z.string(),
    }),
  ),
});

/** What a simulation found, as the contract shapes it. */
export const simulateSchema = z.object({
  outputs: z.record(z.string(), outputSchema),
  series: z.record(z.string(), seriesSchema).optional(),
  facts: factsSchema.optional(),
  /** What the weighted draws are worth, where the model has observations. */
  observed: z
    .object({
      /** Effective sample size: how many draws of one weight tell as much. */
      effective: z.number(),
      /** Share of the draws in which what was observed is undefined, so that they have no weight. */
      undefinedShare: z.number(),
    })
    .optional(),
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

export type BoundFacts = z.infer<typeof factsSchema>;
export type SeriesResult = z.infer<typeof seriesSchema>;
export type Ranked = z.infer<typeof ranked>;
export type SimulateResult = z.infer<typeof simulateSchema>;
