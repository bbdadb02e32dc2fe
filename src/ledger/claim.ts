import { z } from "zod";
import { isIsoDate } from "../base/calendar.ts";
import { compareSchema, depthOf, resolverSchema } from "./resolver.ts";

const day = z.string().refine(isIsoDate);

/** A sentence in both languages, in our own words. */
const inBoth = z.strictObject({ en: z.string().min(1).max(600), zh: z.string().min(1).max(600) });

/** A forecast of a quantity. `median` alone has no spread and is not scored by CRPS. */
const distributionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ kind: z.literal("normal"), mean: z.number(), sd: z.number().positive() },
    unit: z.string().max(50),
  }),
  z.strictObject({
    ...{ kind: z.literal("lognormal"), median: z.number().positive(), unit: z.string().max(50) },
    ...{ p10: z.number().positive().optional(), p90: z.number().positive().optional() },
    ...{ p20: z.number().positive().optional(), p80: z.number().positive().optional() },
  }),
  z.strictObject({
    ...{ kind: z.literal("range80"), p10: z.number().positive(), p90: z.number().positive() },
    unit: z.string().max(50),
  }),
  z.strictObject({
    ...{ kind: z.literal("quantiles"), unit: z.string().max(50) },
    /** Whether it is scored on the logarithm. */
    log: z.boolean().optional(),
    /** Probability and the value that lies above so much of it, both ascending. */
    at: z
      .array(z.tuple([z.number().gt(0).lt(1), z.number()]))
      .min(2)
      .max(200)
      .refine(
        (at) =>
          isAscending(
            at.map(([level]) => level),
            true,
          ),
        { error: "rule.ascending" },
      )
      .refine((at) => isAscending(at.map(([, value]) => value)), { error: "rule.ascending" }),
  }),
  z.strictObject({ kind: z.literal("median"), median: z.number(), unit: z.string().max(50) }),
]);

function isAscending(values: readonly number[], strictly = false): boolean {
  return values.every((value, at) => {
    const before = at === 0 ? Number.NEGATIVE_INFINITY : (values[at - 1] as number);
    return strictly ? before < value : before <= value;
  });
}

export type Distribution = z.infer<typeof distributionSchema>;

/** How what the trend of the day would have said is computed, as of the day of the claim. */
const baselineSourceSchema = z.discriminatedUnion("from", [
  /** The forecast of a trend for the deadline or another day, by the comparison of the reading or another. */
  z.strictObject({
    ...{
      from: z.literal("trend"),
      trend: z.string().max(60),
      group: z.string().max(60).optional(),
    },
    ...{ on: day.optional(), compare: compareSchema.optional() },
  }),
  /** A probability that a query finds. */
  z.strictObject({ from: z.literal("query"), resolver: resolverSchema }),
  /** A next generation between two days, at the rate of those that a maker had released. */
  z.strictObject({
    ...{ from: z.literal("releases"), generations: z.array(z.string().max(60)).min(2).max(20) },
    ...{ after: day.optional(), until: day },
  }),
]);

export type BaselineSource = z.infer<typeof baselineSourceSchema>;

/** What the trend of the day would have said. */
const baselineSchema = z.strictObject({
  method: z.string().min(1).max(300),
  /** As it was reviewed or registered; what is computed takes its place. */
  p: z.number().min(0).max(1).optional(),
  distribution: distributionSchema.optional(),
  /** What was reviewed, where `p` is computed. */
  reviewed: z.number().min(0).max(1).optional(),
  source: baselineSourceSchema.optional(),
  /** Why nothing can be computed. */
  why: inBoth.optional(),
});

/** One way to decide a claim. The first of a claim is the one that is scored. */
export const readingSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,40}$/),
  text: inBoth,
  /** Absent where no day decides it. */
  deadline: day.optional(),
  writtenOn: day,
  /** Whether the outcome could be known to whoever wrote the reading. */
  outcomeKnownWhenWritten: z.boolean(),
  /** Whether it is shown beside the others and has no say in the status of the claim. */
  beside: z.boolean().optional(),
  /** Absent where nothing public decides it. */
  resolver: resolverSchema.refine((resolver) => depthOf(resolver) <= 4).optional(),
  compare: compareSchema.optional(),
  probability: z.number().min(0).max(1).optional(),
  /** `stated`, or the words of the claim that it was read from, such as `hedge:maybe`. */
  probabilityFrom: z.string().max(40).optional(),
  distribution: distributionSchema.optional(),
  baseline: baselineSchema.optional(),
});

export type Reading = z.infer<typeof readingSchema>;

const kinds = ["forecast", "state", "arithmetic", "question"] as const;

/** Who said what on which day, and the ways to decide it. */
export const claimSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    .max(80),
  kind: z.enum(kinds),
  topic: z.string().min(1).max(40),
  statement: inBoth,
  speaker: z.string().min(1).max(100),
  /** Whether it is the speaker's own: what others are quoted with is never scored for the speaker. */
  quoted: z.boolean().optional(),
  /** Whether the claim is that what its readings ask does not come about. */
  denies: z.boolean().optional(),
  madeOn: day,
  madeOnPrecision: z.enum(["day", "week", "month", "half-year"]),
  source: z.url(),
  /** Whether the address is that of somebody who reports the statement. */
  secondHand: z.boolean(),
  /** Claims that one event decides share it, and have one vote together. */
  cluster: z.string().min(1).max(80),
  readings: z.array(readingSchema).min(1).max(20),
});

export type Claim = z.infer<typeof claimSchema>;
