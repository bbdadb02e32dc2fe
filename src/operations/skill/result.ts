import { z } from "zod";
import { choiceReasons } from "../../trends/parts/replay/choose-form.ts";
import { forms } from "../../trends/parts/trend.ts";

const row = z.object({
  trend: z.string(),
  form: z.enum([...forms, "default"]),
  origins: z.number().int(),
  outcomes: z.number().int(),
  horizonMonths: z.number().int(),
  crps: z.number(),
  crpsBaseline: z.number(),
  crpsRaw: z.number(),
  crpsBaselineRaw: z.number(),
  skill: z.number(),
  skillRaw: z.number(),
  coverage80: z.number(),
  coverage80Raw: z.number(),
  coverage80Then: z.number().nullable(),
  outcomesThen: z.number().int(),
  coverageBaseline80: z.number(),
  coverageBaseline80Raw: z.number(),
});

/** How forms have forecast, as the contract shapes it. */
export const skillSchema = z.object({
  asOf: z.string(),
  rows: z.array(row),
  /** The default form of each trend as of the date, and why. */
  defaults: z.array(
    z.object({
      trend: z.string(),
      form: z.enum(forms),
      reason: z.enum(choiceReasons),
      origins: z.number().int(),
    }),
  ),
  /** What cannot be scored yet. */
  short: z.array(
    z.object({ trend: z.string(), horizonMonths: z.number().int(), origins: z.number().int() }),
  ),
  /** Bands of the default form over all horizons, by series. */
  calibration: z.object({
    level: z.number(),
    series: z.array(
      z.object({
        trend: z.string(),
        title: z.string(),
        scale: z.enum(["log", "linear"]),
        spacingMonths: z.number().int(),
        outcomes: z.number().int(),
        coverage80: z.number(),
        coverage80Raw: z.number(),
        coverage80Then: z.number().nullable(),
        outcomesThen: z.number().int(),
      }),
    ),
    outcomes: z.number().int(),
    coverage80: z.number().nullable(),
    coverage80Raw: z.number().nullable(),
    /** Stretched only by what had come before each forecast. */
    coverage80Then: z.number().nullable(),
    outcomesThen: z.number().int(),
  }),
});

export type SkillResult = z.infer<typeof skillSchema>;
