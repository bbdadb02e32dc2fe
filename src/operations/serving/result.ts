import { z } from "zod";
import { servingKinds } from "../../costs/serving/score-kinds.ts";
import { cacheFormats, servingFormats } from "../../costs/serving/served-model.ts";
import { driversSchema } from "../shared/drivers-table.ts";
import { kindScoreSchema } from "../shared/kind-score.ts";

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

const usdPerChipHourSchema = z.object({
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
});

const costSchema = z.object({
  model: z.string(),
  hardware: z.string(),
  hardwareName: z.string(),
  format: z.enum(servingFormats),
  level: z.number(),
  /** Format in which products are computed: 16 bits where the chip lacks that of the weights. */
  computeFormat: z.enum(servingFormats),
  cacheFormat: z.enum(cacheFormats),
  /** Whether nobody waits, so that the queue is always full and no limit holds. */
  offline: z.boolean(),
  disaggregated: z.boolean(),
  memory: z.object({
    weightBytes: z.number(),
    /** What one more token adds at the length of a request. */
    keyValueBytesPerToken: z.number(),
    /** What a sequence keeps once, whatever its length (state-space layers). */
    stateBytesPerSequence: z.number(),
    keyValueBytesPerRequest: z.number(),
    fewestChips: z.number().int(),
  }),
  /** The group laid out: memory of each rank by part, byte, and the most requests at once that fit. */
  layout: z
    .object({
      chips: z.number().int(),
      tensor: z.number().int(),
      attentionCopies: z.number().int(),
      expert: z.number().int(),
      rankBytes: z.object({
        dense: z.number(),
        experts: z.number(),
        request: z.number(),
        reserved: z.number(),
        memory: z.number(),
      }),
    })
    .nullable(),
  /** Most requests at once that fit beside the weights of a copy, whatever the limits. */
  mostRequests: z.number().int(),
  /** Copies that carry the requests asked for within the limits; `null` where none are asked for. */
  load: z
    .object({
      requestsPerSecond: z.number(),
      replicas: z.number().int(),
      chips: z.number().int(),
      /** Most requests a second that so many copies carry within the limits. */
      capacity: z.number(),
      /** In each copy. */
      requests: z.number(),
      busy: z.number(),
      timePerToken: z.number(),
      /** Seconds, 99th percentile. */
      timeToFirstToken: z.number(),
      requestSeconds: z.number(),
      usdPerHour: z.number().nullable(),
      usdPerRequest: z.number().nullable(),
      /** What the same request costs at the list price asked for. */
      listUsdPerRequest: z.number().nullable(),
      /** Requests a second from which one's own copies cost less; `null` where they never do. */
      breakEvenRequestsPerSecond: z.number().nullable(),
    })
    .nullable(),
  /** An hour of the chip on each basis that is quoted, and owned. */
  terms: z.array(
    z.object({
      basis: z.enum(["on-demand", "1-year", "3-year", "spot", "owned"]),
      usd: z.number(),
      /** Of output with its prompts, at the throughput of the plan, no hour idle. */
      usdPerMtokOut: z.number(),
      quotes: z.number().int(),
      to: z.string(),
      source: z.string(),
    }),
  ),
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
  usdPerChipHour: usdPerChipHourSchema,
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
  /** The same service on other chips. */
  beside: z.array(
    z.object({
      hardware: z.string(),
      hardwareName: z.string(),
      format: z.enum(servingFormats),
      point: pointSchema,
      tokensPerSecondPerChip: interval,
      usdPerChipHour: usdPerChipHourSchema,
      /** USD per million output tokens with idle time paid, prompts apart, and with their prompts. */
      output: interval.nullable(),
      whole: interval.nullable(),
      frontier: z.array(pointSchema),
    }),
  ),
  /** Published throughput of the model on these chips, under the workload of the benchmark. */
  measured: z.array(
    z.object({
      hardware: z.string(),
      scenario: z.string(),
      round: z.string(),
      format: z.enum(servingFormats),
      tokensPerSecondPerChip: z.number(),
      /** The least that the benchmark allows; null where nobody waits. */
      tokensPerSecondPerUser: z.number().nullable(),
      source: z.string(),
    }),
  ),
});

const deviceFitSchema = z.object({
  model: z.string(),
  parameters: z.number(),
  bytes: z.number(),
  tokensPerSecond: z.number(),
  speedInterval: z.object({ lower: z.number(), upper: z.number(), level: z.number() }),
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
  /** By kind of serving: errors on models (and addresses of cases) held out, and how intervals held. */
  kinds: z.array(kindScoreSchema(servingKinds)),
  /** Cases measured by others than the benchmark, each without its model and its address. */
  cases: z.array(
    z.object({
      kind: z.enum(servingKinds),
      model: z.string(),
      chip: z.string(),
      format: z.enum(servingFormats),
      promptTokens: z.number(),
      outputTokens: z.number(),
      measured: z.number(),
      predicted: z.number(),
      lower: z.number(),
      upper: z.number(),
      source: z.string(),
    }),
  ),
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
