import { z } from "zod";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

const modelSchema = z.object({
  model: z.string(),
  label: z.string(),
  organization: maybeText,
  date: z.string(),
  eci: z.number(),
});

const arrivalSchema = z.object({
  organization: z.string(),
  model: z.string(),
  label: z.string(),
  date: maybeText,
  lagMonths: z.number(),
  lower: maybe,
  upper: maybe,
  dateLower: maybeText,
  dateUpper: maybeText,
  arrivedShare: z.number(),
  censored: z.boolean(),
  leader: z.boolean(),
  eci: z.number(),
  open: z.boolean().nullable(),
  flop: maybe,
  usd: maybe,
  flopRatio: maybe,
  usdRatio: maybe,
  staff: z
    .object({ people: z.number(), scope: z.string(), date: z.string(), source: z.string() })
    .nullable(),
});

const contenderSchema = z.object({
  organization: z.string(),
  model: z.string(),
  label: z.string(),
  date: z.string(),
  eci: z.number(),
  open: z.boolean().nullable(),
  points: z.number(),
  passedBy: modelSchema.nullable(),
  monthsSincePassed: z.number(),
  lower: z.number(),
  upper: z.number(),
  passedBar: z
    .object({ model: z.string(), label: z.string(), date: z.string(), months: z.number() })
    .nullable(),
  lastScored: z.string(),
  silent: z.boolean(),
});

const meanLagSchema = z.object({ lagMonths: z.number(), lower: z.number(), upper: z.number() });

/** Who reached a bar when, as the contract shapes it. */
export const lagSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  scale: z.string(),
  level: z.number(),
  bar: z.object({
    kind: z.enum(["model", "score", "generation"]),
    /** Points of a generation, for a bar that lies one below the best. */
    generation: maybe,
    model: maybeText,
    label: maybeText,
    score: z.number(),
    flop: maybe,
    usd: maybe,
    first: modelSchema.nullable(),
    best: modelSchema,
  }),
  field: z.object({
    /** Newest release on the scale, to which months are counted. */
    to: z.string(),
    /** How many of the active have reached the bar. */
    within: z.number().int(),
    active: z.number().int(),
    lead: z
      .object({
        organization: z.string(),
        over: z.string(),
        points: z.number(),
        tied: z.boolean(),
      })
      .nullable(),
    contenders: z.array(contenderSchema),
  }),
  arrivals: z.array(arrivalSchema),
  survival: z.array(
    z.object({
      months: z.number(),
      atRisk: z.number().int(),
      arrived: z.number().int(),
      survival: z.number(),
      lower: z.number(),
      upper: z.number(),
    }),
  ),
  medianMonths: z.object({ value: maybe, lower: maybe, upper: maybe }),
  generations: z.array(
    z.object({
      step: z.number().int(),
      score: z.number(),
      first: modelSchema,
      monthsAfterPrevious: maybe,
      arrived: z.number().int(),
      medianMonths: maybe,
      firstOfKnownCompute: maybeText,
      flop: maybe,
      usd: maybe,
      flopRatio: maybe,
      usdRatio: maybe,
    }),
  ),
  smallest: z.array(modelSchema.extend({ parameters: z.number() })),
  open: z
    .object({
      lagMonths: z.number(),
      lower: z.number(),
      upper: z.number(),
      level: z.number(),
      strict: meanLagSchema,
      from: z.string(),
      to: z.string(),
      series: z.array(
        z.object({
          date: z.string(),
          openModel: z.string(),
          closedModel: maybeText,
          lagMonths: z.number(),
          strictMonths: z.number(),
        }),
      ),
    })
    .nullable(),
});

export type LagResult = z.infer<typeof lagSchema>;
