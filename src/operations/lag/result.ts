import { z } from "zod";
import type { Lag } from "../../observatory/lag.ts";
import type { Arrival } from "../../observatory/parts/arrivals.ts";
import type { Generation } from "../../observatory/parts/generations.ts";
import type { OpenGap } from "../../observatory/parts/open-gap.ts";
import type { ScoredModel } from "../../observatory/parts/scored-model.ts";
import type { StaffReport } from "../../observatory/parts/staff.ts";

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

const meanLagSchema = z.object({ lagMonths: z.number(), lower: z.number(), upper: z.number() });

/** Who reached a bar when, as the contract shapes it. */
export const lagSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  scale: z.string(),
  level: z.number(),
  bar: z.object({
    model: maybeText,
    label: maybeText,
    score: z.number(),
    flop: maybe,
    usd: maybe,
    first: modelSchema.nullable(),
    best: modelSchema,
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

/** Reports of staff by organisation and day. */
type Staff = (organization: string, day: string) => StaffReport | undefined;

/** An answer about lag for JSON: what is unknown is `null`. */
export function publicLag(
  lag: Lag,
  staff: Staff,
  words: { readonly asOf: string; readonly scale: string; readonly answer: string },
): LagResult {
  const { bar, survival, median } = lag;
  return {
    ...words,
    level: survival.level,
    bar: {
      model: bar.model?.version ?? null,
      label: bar.model?.label ?? null,
      score: bar.score,
      flop: bar.model?.flop ?? null,
      usd: bar.model?.usd ?? null,
      first: bar.first ? publicModel(bar.first) : null,
      best: publicModel(lag.best),
    },
    arrivals: lag.arrivals.map((arrival) =>
      publicArrival(arrival, bar.model, staff(arrival.organization, arrival.date ?? words.asOf)),
    ),
    survival: survival.steps.map((step) => ({
      months: step.time,
      atRisk: step.atRisk,
      arrived: step.events,
      survival: step.survival,
      lower: step.lower,
      upper: step.upper,
    })),
    medianMonths: {
      value: median.value ?? null,
      lower: median.lower ?? null,
      upper: median.upper ?? null,
    },
    generations: lag.generations.map(publicGeneration),
    smallest: lag.smallest.map((model) => ({
      ...publicModel(model),
      parameters: model.parameters as number,
    })),
    open: lag.open ? publicGap(lag.open) : null,
  };
}

const publicModel = ({ version, label, organization, date, eci }: ScoredModel) => ({
  model: version,
  label,
  organization: organization ?? null,
  date,
  eci,
});

const ratio = (a: number | undefined, b: number | undefined): number | null =>
  a === undefined || b === undefined ? null : a / b;

const publicArrival = (
  arrival: Arrival,
  bar: ScoredModel | undefined,
  staff: StaffReport | undefined,
): LagResult["arrivals"][number] => ({
  organization: arrival.organization,
  model: arrival.model.version,
  label: arrival.model.label,
  date: arrival.date ?? null,
  lagMonths: arrival.lagMonths,
  lower: arrival.lower ?? null,
  upper: arrival.upper ?? null,
  dateLower: arrival.dateLower ?? null,
  dateUpper: arrival.dateUpper ?? null,
  arrivedShare: arrival.arrivedShare,
  censored: arrival.censored,
  leader: arrival.leader,
  eci: arrival.model.eci,
  open: arrival.model.open ?? null,
  flop: arrival.model.flop ?? null,
  usd: arrival.model.usd ?? null,
  flopRatio: ratio(arrival.model.flop, bar?.flop),
  usdRatio: ratio(arrival.model.usd, bar?.usd),
  staff: staff
    ? { people: staff.staff, scope: staff.scope, date: staff.date, source: staff.source }
    : null,
});

const publicGeneration = (generation: Generation): LagResult["generations"][number] => ({
  step: generation.step,
  score: generation.score,
  first: publicModel(generation.first),
  monthsAfterPrevious: generation.monthsAfterPrevious ?? null,
  arrived: generation.arrived,
  medianMonths: generation.medianMonths ?? null,
  firstOfKnownCompute: generation.firstOfKnownCompute?.label ?? null,
  flop: generation.firstOfKnownCompute?.flop ?? null,
  usd: generation.firstOfKnownCompute?.usd ?? null,
  flopRatio: generation.flopRatio ?? null,
  usdRatio: generation.usdRatio ?? null,
});

const publicGap = ({ tied, strict, level, from, to, series }: OpenGap): LagResult["open"] => ({
  ...tied,
  level,
  strict,
  from,
  to,
  series: series.map(({ date, openModel, closedModel, tiedMonths, strictMonths }) => ({
    date,
    openModel,
    closedModel: closedModel ?? null,
    lagMonths: tiedMonths,
    strictMonths,
  })),
});
