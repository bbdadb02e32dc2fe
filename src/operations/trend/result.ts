import { z } from "zod";
import { choiceReasons } from "../../trends/parts/replay/choose-form.ts";
import { forms } from "../../trends/parts/trend.ts";
import { fitSchema } from "../shared/public-fit.ts";
import { pointSchema } from "../shared/public-point.ts";

/** How a form has forecast at one horizon, and by what its bands are stretched since. */
const scoreSchema = z.object({
  horizonMonths: z.number().int(),
  origins: z.number().int(),
  outcomes: z.number().int(),
  crps: z.number(),
  crpsBaseline: z.number(),
  skill: z.number(),
  skillRaw: z.number(),
  coverage80: z.number(),
  coverage80Raw: z.number(),
  factor: z.number().nullable(),
});

const predictionSchema = z.object({
  date: z.string(),
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  level: z.number(),
  kind: z.enum(["mean", "prediction"]),
  group: z.string().optional(),
  /** Of a recalibrated band: by what it is stretched, and the band before. */
  factor: z.number().optional(),
  rawLower: z.number().optional(),
  rawUpper: z.number().optional(),
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
  /** The form that is used unless another is asked for, and why. */
  defaultForm: z.object({
    form: z.enum(forms),
    reason: z.enum([...choiceReasons, "not-replayed"]),
    /** Past dates that the choice rests on. */
    origins: z.number().int(),
    text: z.string(),
  }),
  forms: z.array(
    z.object({
      form: z.enum(forms),
      fit: fitSchema,
      /** Mean over horizons; null where no horizon has enough past dates. */
      skill: z.number().nullable(),
      scores: z.array(scoreSchema),
    }),
  ),
  points: z.array(pointSchema),
  /** Whether the bands ahead of the form shown are stretched by what the replay has shown. */
  recalibrated: z.boolean(),
  calibration: z.string(),
  prediction: z.array(predictionSchema),
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
