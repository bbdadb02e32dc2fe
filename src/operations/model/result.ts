import { z } from "zod";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

const scoreSchema = z.object({ eci: z.number(), lower: maybe, upper: maybe });

/** A model as somebody who must choose one sees it. */
const listedSchema = scoreSchema.extend({
  model: z.string(),
  maker: maybeText,
  date: z.string(),
  openWeights: z.boolean().nullable(),
  /** Cheapest on the day, USD per million tokens at three of input to one of output. */
  usdPerMtok: maybe,
  provider: maybeText,
  /** Score of the version that is offered, which may not be the best. */
  offeredEci: maybe,
  providers: z.array(z.string()),
  contextTokens: maybe,
  vision: z.boolean().nullable(),
  /** Cost of a task of each benchmark with the cheapest offer, USD. */
  tasks: z.array(z.object({ benchmark: z.string(), usdPerTask: z.number() })),
  /** Whether no model on sale is as good and cheaper, or better at the price. */
  onFront: z.boolean(),
});

/** Every model on the index, where none is named. */
const modelListSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  edition: z.string(),
  models: z.array(listedSchema),
});

/** A model, as the contract shapes it. */
const modelProfileSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  name: z.string(),
  makers: z.array(z.string()),
  released: z.string(),
  openWeights: z.boolean().nullable(),
  accessibility: maybeText,
  baseModel: maybeText,
  /** On the capability index; null for a model that it does not score. */
  score: scoreSchema
    .extend({
      version: z.string(),
      edition: z.string(),
      rank: z.number().int(),
      of: z.number().int(),
      behind: z.number(),
      behindAtRelease: z.number(),
    })
    .nullable(),
  versions: z.array(
    scoreSchema.extend({ version: z.string(), label: z.string(), date: z.string() }),
  ),
  firsts: z.array(
    z.object({
      what: z.enum(["frontier", "level", "open-level", "horizon"]),
      date: z.string(),
      value: z.number(),
    }),
  ),
  offers: z.array(
    z.object({
      provider: z.string(),
      version: z.string(),
      usdPerMtok: z.number(),
      inputUsdPerMtok: maybe,
      outputUsdPerMtok: maybe,
      since: z.string(),
      contextTokens: maybe,
      vision: z.boolean().nullable(),
      source: z.string(),
    }),
  ),
  prices: z.array(
    z.object({
      provider: z.string(),
      version: z.string(),
      date: z.string(),
      until: maybeText,
      usdPerMtok: z.number(),
      inputUsdPerMtok: maybe,
      outputUsdPerMtok: maybe,
      source: z.string(),
    }),
  ),
  tasks: z.array(
    z.object({
      benchmark: z.string(),
      usdPerTask: z.number(),
      basis: z.enum(["tokens", "run"]),
      score: maybe,
      date: z.string(),
      source: z.string(),
    }),
  ),
  /** Length of tasks that it completes half the time, and four times of five, minutes. */
  horizons: z.array(
    z.object({
      suite: z.string(),
      p50Minutes: z.number(),
      p50Lower: maybe,
      p50Upper: maybe,
      p80Minutes: maybe,
      source: z.string(),
    }),
  ),
  benchmarks: z.array(
    z.object({
      benchmark: z.string(),
      score: z.number(),
      standardError: maybe,
      version: z.string(),
      source: z.string(),
    }),
  ),
  votes: z
    .object({
      date: z.string(),
      rating: z.number(),
      lower: maybe,
      upper: maybe,
      rank: z.number().int(),
      source: z.string(),
    })
    .nullable(),
  /** What is known of its making; null where nothing is. */
  training: z
    .object({
      flop: maybe,
      imprecise: z.boolean(),
      /** Amortised cost of the run as the trends of cost take it, and as published, USD of 2023. */
      usd: maybe,
      publishedUsd2023: maybe,
      parameters: maybe,
      activeParameters: maybe,
      tokens: maybe,
      hours: maybe,
      hardware: z.array(z.string()),
      chips: maybe,
      powerW: maybe,
      source: maybeText,
    })
    .nullable(),
});

export const modelSchema = z.union([modelListSchema, modelProfileSchema]);

export type ModelResult = z.infer<typeof modelSchema>;
export type ModelList = z.infer<typeof modelListSchema>;
export type ModelProfileResult = z.infer<typeof modelProfileSchema>;
