import { z } from "zod";
import { baselineNames } from "../../forecast/forecaster.ts";
import { formReasons } from "../../trends/parts/default-form.ts";
import { directions } from "../../trends/parts/direction.ts";
import { forms } from "../../trends/parts/trend.ts";
import { breakHeldBySchema } from "../shared/break-held-by.ts";
import { fitSchema } from "../shared/public-fit.ts";
import { pointSchema } from "../shared/public-point.ts";

const predictionSchema = z.object({
  date: z.string(),
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  level: z.number(),
  kind: z.enum(["mean", "prediction"]),
  group: z.string().optional(),
  /** Of a forecast: by what its band is stretched, so as to hold as often as it says. */
  factor: z.number().optional(),
});

/** What is ahead, and how it was made. */
const forecastSchema = z.object({
  kind: z.enum(["ensemble", "form"]),
  /** Whether enough outcomes had come for bands to be calibrated. */
  calibrated: z.boolean(),
  /** Weights of the members by months ahead. */
  members: z.array(
    z.object({ horizonMonths: z.number(), weights: z.record(z.string(), z.number()) }),
  ),
  text: z.string(),
});

/** How forecasts of the trend have fared, against the simple ones. */
const trackRecordSchema = z.object({
  outcomes: z.number().int(),
  /** Windows that do not overlap, in sum of the weights of their outcomes. */
  windows: z.number(),
  coverage80: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Skill against each baseline: 1 − CRPS ÷ CRPS of the baseline. */
  skill: z.record(z.string(), z.number()),
  /** The baseline that has done best. */
  bestBaseline: z.enum(baselineNames).nullable(),
  /** Whether the forecast has done better than it. */
  beaten: z.boolean(),
  text: z.string(),
});

/** One trend as the contract shapes it. */
export const trendSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  asOf: z.string(),
  kind: z.literal("fit"),
  /** Frontier rule by which points were selected, where there is a choice. */
  frontier: z.string().optional(),
  form: z.enum(forms),
  fit: fitSchema,
  /** Why the rate is of this form. */
  defaultForm: z.object({
    form: z.enum(forms),
    reason: z.enum(formReasons),
    /** Probability of a break, of a trend that may have one. */
    probability: z.number().optional(),
    /** Points without which that probability is another by more than 20 points. */
    heldBy: z.array(breakHeldBySchema).optional(),
    text: z.string(),
  }),
  /** Which way the quantity goes, if all forms agree. */
  direction: z.enum(directions),
  forms: z.array(
    z.object({
      form: z.enum(forms),
      fit: fitSchema,
    }),
  ),
  points: z.array(pointSchema),
  forecast: forecastSchema,
  trackRecord: trackRecordSchema.nullable(),
  prediction: z.array(predictionSchema),
  /** What the best baseline says, where the forecast has not done better than it; else empty. */
  baseline: z.array(predictionSchema),
  influence: z.array(z.object({ id: z.string(), growthPerYearWithout: z.number() })),
});

/** A quantity with too few comparable values for a fit, in the shape of a trend. */
export const scenarioSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  asOf: z.string(),
  kind: z.literal("scenario"),
  definition: z.string(),
  fit: z.null(),
  forms: z.array(z.never()),
  points: z.array(pointSchema),
  prediction: z.array(z.never()),
  influence: z.array(z.never()),
  projections: z.array(pointSchema),
  band: z.array(
    z.object({ date: z.string(), lower: z.number(), upper: z.number(), n: z.number().int() }),
  ),
});

export type PublicTrend = z.infer<typeof trendSchema>;

export type PublicScenario = z.infer<typeof scenarioSchema>;

const listed = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  definition: z.string(),
});

/** The list of tracked quantities, or one of them. */
export const trendResultSchema = z.union([
  z.object({ trends: z.array(listed) }),
  trendSchema,
  scenarioSchema,
]);

export type TrendResult = z.infer<typeof trendResultSchema>;
