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
  /** Every past forecast, where they are asked for. */
  forecasts: z.array(forecastSchema).optional(),
  /** Forecasts a year ahead against outcomes, of a single trend: for its chart. */
  yearAhead: z.array(z.object({ date: z.string(), ...bandSchema.shape, outcome: z.number() })),
});

export type SkillResult = z.infer<typeof skillSchema>;
export type SkillScore = NonNullable<SkillResult["pooled"]>;
