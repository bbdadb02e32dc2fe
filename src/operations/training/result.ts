import { z } from "zod";
import { postTrainingMethods } from "../../costs/post-training/methods.ts";
import { postTrainingQuantities } from "../../costs/post-training/post-training-runs.ts";
import { runKinds } from "../../costs/training/run-kind.ts";
import { trainingFormats } from "../../costs/training/step-time.ts";
import { driversSchema } from "../shared/drivers-table.ts";
import { kindScoreSchema } from "../shared/kind-score.ts";

/** Median and 90 % interval; the three are equal where nothing is uncertain. */
export const spreadSchema = z.object({
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  unit: z.string(),
  level: z.number(),
});

export type Spread = z.infer<typeof spreadSchema>;

const planSchema = z.object({
  chips: z.number().int(),
  chipsUsed: z.number().int(),
  tensor: z.number(),
  pipeline: z.number(),
  data: z.number(),
  expert: z.number(),
  context: z.number(),
  shardingStage: z.number(),
  microBatch: z.number(),
  microBatches: z.number(),
  interleave: z.number(),
  recomputation: z.string(),
  format: z.string(),
  sequence: z.number(),
  batchTokens: z.number(),
  /** GB on the fullest chip, by part. */
  memoryGb: z.record(z.string(), z.number()),
  memoryLimitGb: z.number(),
  /** Seconds of a step by part, by the efficiencies fitted on measured runs. */
  stepSeconds: z.record(z.string(), z.number()),
  /** By the judged efficiencies of the search, before the fit on measured runs. */
  modelledMfu: z.number(),
  plansWeighed: z.number().int(),
});

const knownSchema = z.object({
  run: z.string(),
  source: z.string(),
  rows: z.array(
    z.object({
      quantity: z.string(),
      published: z.number(),
      predicted: z.number(),
      ratio: z.number(),
    }),
  ),
});

const priceSchema = z.object({
  term: z.string(),
  usd: z.number(),
  quotes: z.number().int(),
  from: z.string(),
  to: z.string(),
  source: z.string(),
});

/** A histogram: one more edge than there are counts. */
const distributionSchema = z.object({
  scale: z.enum(["linear", "log"]),
  edges: z.array(z.number()),
  counts: z.array(z.number()),
});

const planned = z.object({
  mode: z.literal("plan"),
  model: z.string(),
  hardware: z.string(),
  hardwareName: z.string(),
  parameters: z.object({ total: z.number(), active: z.number() }),
  plan: planSchema,
  days: spreadSchema,
  chipHours: spreadSchema,
  flop: spreadSchema,
  /** Executed on the chips, attention and recomputation included, over the model's own. */
  hardwareFlopFactor: z.number(),
  /** `hardware` counts attention and what is computed again as well (HFU), while steps run. */
  mfu: z.object({ step: spreadSchema, wholeRun: spreadSchema, hardware: spreadSchema }),
  goodput: z.object({
    share: spreadSchema,
    /** What evaluation, ramp-up and waiting leave; `null` where an MFU is given. */
    wholeRunShare: spreadSchema.nullable(),
    hoursBetweenFailures: spreadSchema,
    checkpointMinutes: spreadSchema,
  }),
  energy: z.object({ kwh: spreadSchema, usd: spreadSchema, region: z.string() }).nullable(),
  cost: z.object({
    rent: spreadSchema.nullable(),
    own: spreadSchema.nullable(),
    acquire: spreadSchema.nullable(),
    programme: z
      .object({
        total: spreadSchema,
        experiments: spreadSchema,
        idle: spreadSchema,
        staff: spreadSchema,
      })
      .nullable(),
  }),
  prices: z.object({ rent: priceSchema.nullable(), purchase: priceSchema.nullable() }),
  modalities: z.array(
    z.object({
      modality: z.string(),
      units: z.number(),
      tokensPerUnit: z.number(),
      tokens: z.number(),
    }),
  ),
  known: knownSchema.nullable(),
  /** Tokens of the whole run. */
  tokens: z.number(),
  defaults: z.array(
    z.object({ name: z.string(), belief: z.string(), source: z.string(), judged: z.boolean() }),
  ),
  /** Inputs that are no choice of the reader: chip, fitted corrections, what buying rests on. */
  fixed: z.array(
    z.object({ name: z.string(), value: z.number(), source: z.string(), judged: z.boolean() }),
  ),
  /** In which ways the run is unlike those fitted; each widens the interval. */
  unlike: z.array(z.enum(["kind", "chip", "format", "chips", "parameters"])),
  /** What moves the days, and what moves the rent. */
  drivers: driversSchema,
  costDrivers: driversSchema,
  /** How days and rent are spread; what is certain has no distribution. */
  distributions: z.object({
    days: distributionSchema.nullable(),
    rent: distributionSchema.nullable(),
  }),
});

const implied = z.object({
  mode: z.literal("back-solve"),
  hardware: z.string(),
  chipHours: z.number(),
  usdPerChipHour: z.number().nullable(),
  mfu: z.number().nullable(),
});

const scoreboard = z.object({
  mode: z.literal("scoreboard"),
  scoreboard: z.array(
    z.object({
      run: z.string(),
      group: z.string(),
      quantity: z.enum(["chipHours", "mfu"]),
      published: z.number(),
      predicted: z.number(),
      lower: z.number(),
      upper: z.number(),
      /** Predicted over published chip-hours. */
      ratio: z.number(),
      kind: z.enum(runKinds),
      chips: z.number(),
      chipsPublished: z.boolean(),
      source: z.string(),
    }),
  ),
  /** Other quantities by the same held-out prediction: days, energy of the chips, cost. */
  others: z.array(
    z.object({
      run: z.string(),
      quantity: z.enum(["days", "energyKwh", "costUsd"]),
      published: z.number(),
      predicted: z.number(),
      ratio: z.number(),
    }),
  ),
  /** Post-training: no step was fitted, loops are by those of other families. */
  postTraining: z.array(
    z.object({
      run: z.string(),
      method: z.enum(postTrainingMethods),
      format: z.enum(trainingFormats),
      chip: z.string(),
      chips: z.number(),
      source: z.string(),
      quantity: z.enum(postTrainingQuantities),
      published: z.number(),
      predicted: z.number(),
      lower: z.number(),
      upper: z.number(),
      /** Predicted over published time. */
      ratio: z.number(),
    }),
  ),
  /** Costs that Epoch AI publishes, by the recipe and on the inputs that they are of. */
  costs: z.array(
    z.object({
      model: z.string(),
      basis: z.string(),
      published: z.number(),
      predicted: z.number(),
      ratio: z.number(),
      /** Edition of the recipe: 2024, 2025 or 2026. */
      edition: z.string(),
      /** Whether the published figure was entered by hand and is of no recipe. */
      stated: z.boolean(),
      /** Inputs that the publisher has revised since. */
      revised: z.array(
        z.object({
          input: z.enum([
            "date",
            "hardware",
            "quantity",
            "hours",
            "chipHours",
            "utilization",
            "flop",
          ]),
          before: z.union([z.string(), z.number()]).nullable(),
          now: z.union([z.string(), z.number()]).nullable(),
        }),
      ),
      /** Ratio on today's inputs. */
      today: z.number().nullable(),
    }),
  ),
  costSummary: z.array(
    z.object({
      basis: z.string(),
      n: z.number().int(),
      within15Percent: z.number().int(),
      withinTenthPercent: z.number().int(),
      medianRatio: z.number(),
    }),
  ),
  /** By kind of run: errors in the unit published, and how often 80 % intervals held. */
  kinds: z.array(kindScoreSchema(runKinds)),
  /** Efficiencies fitted on all runs. */
  efficiencies: z.record(z.string(), z.number()),
  groups: z.number().int(),
  medianAbsoluteError: z.number(),
  coverage80: z.number(),
  leftOut: z.array(z.object({ run: z.string(), reason: z.string() })),
});

const ratio = z.object({
  mode: z.literal("ratio"),
  numerator: z.string(),
  denominator: z.string(),
  ratio: z.number(),
  lower: z.number(),
  upper: z.number(),
  level: z.number(),
  peakRatio: z.number(),
  runs: z.array(z.object({ id: z.string(), chip: z.string(), flopPerSecond: z.number() })),
});

const furtherTraining = z.object({
  mode: z.literal("post-training"),
  method: z.enum(postTrainingMethods),
  model: z.string(),
  hardware: z.string(),
  chips: z.number().int(),
  trainedParameters: z.number(),
  steps: z.number(),
  tokensPerStep: z.number(),
  /** Seconds of a step by part: sampling, update, moving weights, and what loops lose beside. */
  stepSeconds: z.object({
    rollout: z.number(),
    update: z.number(),
    refit: z.number(),
    loop: z.number(),
    total: z.number(),
  }),
  /** Chips of a copy that samples, and copies. */
  sampling: z.object({ groupChips: z.number().int(), copies: z.number().int() }).nullable(),
  plan: planSchema.pick({
    tensor: true,
    pipeline: true,
    data: true,
    expert: true,
    shardingStage: true,
    microBatch: true,
    recomputation: true,
    memoryGb: true,
    memoryLimitGb: true,
  }),
  hours: spreadSchema,
  chipHours: spreadSchema,
  usd: spreadSchema.nullable(),
  price: priceSchema.nullable(),
});

const costFromFlop = z.object({
  mode: z.literal("flop"),
  hardware: z.string(),
  flop: z.number(),
  mfu: spreadSchema,
  chipHours: spreadSchema,
  days: spreadSchema.nullable(),
  rent: spreadSchema.nullable(),
  price: priceSchema.nullable(),
  /** Utilisation of published whole runs, from which that of this one is drawn. */
  utilization: z.object({ median: z.number(), deviation: z.number(), runs: z.number().int() }),
  /** Published runs nearest in FLOP, with costs that others estimated. */
  near: z.array(
    z.object({
      model: z.string(),
      flop: z.number(),
      hardware: z.array(z.string()),
      cloudUsd: z.number().nullable(),
      amortisedUsd: z.number().nullable(),
      source: z.string(),
    }),
  ),
  drivers: driversSchema,
});

/** The answer of `training`, by what was asked. */
export const trainingSchema = z.discriminatedUnion("mode", [
  planned,
  implied,
  scoreboard,
  ratio,
  furtherTraining,
  costFromFlop,
]);

export type PlannedResult = z.infer<typeof planned>;
export type ImpliedResult = z.infer<typeof implied>;
export type ScoreboardResult = z.infer<typeof scoreboard>;
export type RatioResult = z.infer<typeof ratio>;
export type PostTrainingResult = z.infer<typeof furtherTraining>;
export type FlopCostResult = z.infer<typeof costFromFlop>;
export type TrainingResult = z.infer<typeof trainingSchema>;
