import { z } from "zod";
import { baselineNames } from "../../forecast/forecaster.ts";

const scoreFields = {
  outcomes: z.number().int(),
  /** Windows that do not overlap: the sum of the weights of the outcomes. */
  windows: z.number(),
  /** Share of outcomes inside the 80 % band as printed, each by its weight. */
  coverage80: z.number(),
  /** 90 % interval of that share. */
  lower: z.number(),
  upper: z.number(),
  /** 1 − CRPS ÷ CRPS of each baseline; negative where the baseline was better. */
  skill: z.partialRecord(z.enum(baselineNames), z.number()),
};

const pooledSchema = z.object({
  ...scoreFields,
  /** Share of outcomes in each tenth of the forecasts; a tenth each where they are right. */
  ranks: z.array(z.number()),
});

const seriesSchema = z.object({
  trend: z.string(),
  title: z.string(),
  scale: z.enum(["log", "linear"]),
  kind: z.string(),
  /** Months between the days on which it is forecast again. */
  everyMonths: z.number().int(),
  ...scoreFields,
  /** Whether its windows are enough to say something of its coverage. */
  enough: z.boolean(),
  bestBaseline: z.enum(baselineNames).nullable(),
  /** Whether the forecasts have done better than the best baseline. */
  beaten: z.boolean(),
  /** Mean interval score of the 80 % bands, on the scale of the trend. */
  intervalScore: z.record(z.string(), z.number()),
});

const bandSchema = z.object({ lower: z.number(), median: z.number(), upper: z.number() });

/** One past forecast, in the unit of its trend. */
const forecastSchema = z.object({
  trend: z.string(),
  group: z.string().optional(),
  madeOn: z.string(),
  about: z.string(),
  horizonMonths: z.number().int(),
  /** The value that stood when it was made. */
  standing: z.number(),
  ...bandSchema.shape,
  /** By what the band was stretched. */
  factor: z.number(),
  calibrated: z.boolean(),
  baselines: z.record(z.string(), bandSchema),
  outcome: z.number().nullable(),
  knownOn: z.string().nullable(),
  held: z.boolean().nullable(),
});

const maybe = z.number().nullable();

/** One that has come due: its probability, and its forecast of the quantity where it has one. */
const missSchema = z.object({
  ...{ id: z.string(), statement: z.string(), probability: z.number(), outcome: z.boolean() },
  ...{ brier: z.number(), value: z.union([z.number(), z.string()]).nullable() },
  /** Share of the forecast below what came, and by how many of its widths the band missed it. */
  ...{ crps: maybe, rank: maybe, widthsOff: maybe, baselineBrier: maybe, baselineCrps: maybe },
});

/** How forecasts have fared by what was known when they were made. */
export const skillSchema = z.object({
  asOf: z.string(),
  level: z.number(),
  /** The day on which every choice of the method was fixed, in sight of outcomes until then. */
  frozenOn: z.string(),
  pooled: pooledSchema.nullable(),
  /** The same of forecasts made since that day. */
  sinceFrozen: pooledSchema.nullable(),
  series: z.array(seriesSchema),
  /** Trends without a scored forecast yet. */
  unscored: z.array(z.object({ trend: z.string(), forecasts: z.number().int() })),
  /** Forecasts that were registered before their days, in a ledger that shows what was changed. */
  registered: z
    .object({
      ...{ registered: z.number().int(), due: z.number().int(), scored: z.number().int() },
      /** The next day on which one comes due. */
      next: z.string().nullable(),
      /** Digest of the last line by then, and how many there are. */
      ...{ head: z.string(), lines: z.number().int() },
      brier: z.number().nullable(),
      /** Over those for which a simple forecast was registered beside. */
      against: z
        .object({ n: z.number().int(), brier: z.number(), baselineBrier: z.number() })
        .nullable(),
      /** Those that have come due, the worst first. */
      misses: z.array(missSchema),
    })
    .nullable(),
  /** Every past forecast, where they are asked for. */
  forecasts: z.array(forecastSchema).optional(),
  /** Forecasts a year ahead against outcomes, of a single trend: for its chart. */
  yearAhead: z.array(z.object({ date: z.string(), ...bandSchema.shape, outcome: z.number() })),
});

export type SkillResult = z.infer<typeof skillSchema>;
export type SkillScore = NonNullable<SkillResult["pooled"]>;
