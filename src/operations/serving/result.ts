import { z } from "zod";
import { servingFormats } from "../../costs/serving/served-model.ts";
import { driversSchema } from "../shared/drivers-table.ts";

const interval = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
export type Interval = z.infer<typeof interval>;

const pointSchema = z.object({
  chips: z.number().int(),
  batch: z.number(),
  tokensPerSecondPerUser: z.number(),
  tokensPerSecondPerChip: z.number(),
  /** Seconds, 99th percentile. */
  timeToFirstToken: z.number().nullable(),
  usdPerMtokOut: z.number().nullable(),
});

const pricesSchema = z.object({
  input: interval,
  cached: interval,
  output: interval,
  /** An output token with its share of the prompt. */
  whole: interval,
});

const assumptionSchema = z.object({
  name: z.string(),
  value: z.string(),
  basis: z.enum(["given", "source", "judged"]),
  source: z.string().nullable(),
});

const costSchema = z.object({
  model: z.string(),
  hardware: z.string(),
  format: z.enum(servingFormats),
  level: z.number(),
  disaggregated: z.boolean(),
  memory: z.object({
    weightBytes: z.number(),
    keyValueBytesPerToken: z.number(),
    keyValueBytesPerRequest: z.number(),
    fewestChips: z.number().int(),
  }),
  point: pointSchema,
  frontier: z.array(pointSchema),
  /** Chips that only decode and chips that only read prompts; cached tokens count as read. */
  pools: z.object({
    outputTokensPerSecondPerChip: z.number(),
    inputTokensPerSecondPerChip: z.number(),
    freshTokensPerSecondPerChip: z.number(),
    decodeChips: z.number().int(),
    prefillChips: z.number().int(),
    batch: z.number(),
  }),
  /** Output tokens a second for each chip, prompts read as well. */
  tokensPerSecondPerChip: interval,
  usdPerChipHour: z.object({
    usd: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    basis: z.enum(["given", "quoted", "operator", "none"]),
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** How many quotes. */
    quotes: z.number().int().nullable(),
    /** Chip of the quotes, where another's price stands for it. */
    hardware: z.string().nullable(),
    source: z.string().nullable(),
  }),
  /** USD per million tokens; `null` without a price of the chip. */
  cost: z.object({ reserved: pricesSchema, used: pricesSchema }).nullable(),
  energy: z.object({ joulePerOutputToken: interval, joulePerInputToken: interval }).nullable(),
  listPrice: z
    .object({
      model: z.string(),
      provider: z.string(),
      date: z.string(),
      input: z.number(),
      cached: z.number(),
      output: z.number(),
      source: z.string(),
      /** Profit over cost at list price, and the utilisation at which it is nought. */
      margin: interval.nullable(),
      breakEvenUtilization: interval.nullable(),
    })
    .nullable(),
  /** The published day of the same model on the same chip, where there is one. */
  published: z
    .object({
      name: z.string(),
      date: z.string(),
      source: z.string(),
      outputTokensPerNode: z.number(),
      inputTokensPerNode: z.number(),
      predictedOutputTokensPerNode: z.number(),
      predictedInputTokensPerNode: z.number(),
      usdPerDay: z.number(),
      nodes: z.number(),
      nodesFromRates: z.number(),
      margin: z.number(),
    })
    .nullable(),
  /** What was assumed, each with where it comes from. */
  assumptions: z.array(assumptionSchema),
  drivers: driversSchema,
});

const deviceFitSchema = z.object({
  model: z.string(),
  parameters: z.number(),
  bytes: z.number(),
  tokensPerSecond: z.number(),
  joulePerToken: z.number().nullable(),
});

const deviceSchema = z.object({
  hardware: z.string(),
  format: z.enum(servingFormats),
  memoryBytes: z.number(),
  roomBytes: z.number(),
  mostParameters: z.number(),
  growth: z.number(),
  largest: deviceFitSchema.nullable(),
  fitting: z.array(deviceFitSchema),
  unlocked: z.array(deviceFitSchema),
});

const scoreboardSchema = z.object({
  groups: z.number().int(),
  folds: z.number().int(),
  level: z.number(),
  meanAbsoluteError: z.number(),
  medianAbsoluteError: z.number(),
  seenError: z.number(),
  coverage: z.number(),
  /** Pairs of chips more than 10 % apart, predicted by fits that saw no result of the model. */
  pairs: z.number().int(),
  pairsInOrder: z.number().int(),
  /** When each chip is predicted without its own group, and by one fit on everything. */
  pairsInOrderByGroup: z.number().int(),
  pairsInOrderSeen: z.number().int(),
  /** Pairs that are closer and have no order. */
  ties: z.number().int(),
  misordered: z.array(
    z.object({
      model: z.string(),
      scenario: z.string(),
      round: z.string(),
      faster: z.string(),
      slower: z.string(),
      /** Faster over slower, as measured and as predicted. */
      measured: z.number(),
      predicted: z.number(),
    }),
  ),
  /** Measured over rated power of servers; `null` where no submission states it. */
  power: z.object({ n: z.number().int(), lowest: z.number(), highest: z.number() }).nullable(),
  /** Lengths and limits of the benchmarks; `judged` names the estimates of ours. */
  benchmarks: z.array(
    z.object({
      model: z.string(),
      promptTokens: z.number(),
      outputTokens: z.number(),
      judged: z.array(z.enum(["promptTokens", "outputTokens"])),
      limits: z.array(
        z.object({
          scenario: z.string(),
          timeToFirstToken: z.number().nullable(),
          timePerToken: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** Best over worst submission of a result: the median, and what four in five keep. */
  spread: z.object({ median: z.number(), mostly: z.number() }),
  results: z.number().int(),
  submissions: z.number().int(),
  leftOut: z.object({ notComparable: z.number().int(), withoutChip: z.number().int() }),
  rows: z.array(
    z.object({
      model: z.string(),
      chip: z.string(),
      scenario: z.string(),
      round: z.string(),
      submissions: z.number().int(),
      measured: z.number(),
      predicted: z.number(),
      lower: z.number(),
      upper: z.number(),
      error: z.number(),
    }),
  ),
});

/** The answer of `serving`: of a server, of a device, or the scoreboard. */
export const servingSchema = z.union([
  costSchema,
  z.object({ device: deviceSchema }),
  z.object({ scoreboard: scoreboardSchema }),
]);

export type ServingResult = z.infer<typeof servingSchema>;
export type Assumption = z.infer<typeof assumptionSchema>;
export type CostResult = z.infer<typeof costSchema>;
/** Where the price of a chip-hour comes from. */
export type PriceBasis = CostResult["usdPerChipHour"];
export type DeviceResult = z.infer<typeof deviceSchema>;
export type ScoreboardResult = z.infer<typeof scoreboardSchema>;
