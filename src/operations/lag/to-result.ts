import type { Lag } from "../../observatory/lag.ts";
import type { Arrival } from "../../observatory/parts/arrivals.ts";
import type { Field } from "../../observatory/parts/field.ts";
import type { Generation } from "../../observatory/parts/generations.ts";
import type { OpenGap } from "../../observatory/parts/open-gap.ts";
import type { ScoredModel } from "../../observatory/parts/scored-model.ts";
import type { StaffReport } from "../../observatory/parts/staff.ts";
import type { LagResult } from "./result.ts";

/** Reports of staff by organisation and day. */
type Staff = (organization: string, day: string) => StaffReport | undefined;

/** An answer about lag for JSON: what is unknown is `null`. */
export function lagResult(
  lag: Lag,
  staff: Staff,
  words: { readonly asOf: string; readonly scale: string },
): Omit<LagResult, "answer"> {
  const { bar, survival, median } = lag;
  return {
    ...words,
    level: survival.level,
    bar: {
      kind: bar.bar.kind,
      generation: bar.bar.kind === "generation" ? bar.bar.step.points : null,
      model: bar.model?.version ?? null,
      label: bar.model?.label ?? null,
      score: bar.score,
      flop: bar.model?.flop ?? null,
      usd: bar.model?.usd ?? null,
      first: bar.first ? publicModel(bar.first) : null,
      best: publicModel(lag.best),
    },
    field: publicField(lag.field),
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

const publicField = ({ to, within, contenders, lead }: Field): LagResult["field"] => ({
  to,
  within,
  active: contenders.length,
  lead: lead ? { ...lead } : null,
  contenders: contenders.map(({ organization, best, passedBy, arrival, ...rest }) => ({
    ...publicModel(best),
    organization,
    open: best.open ?? null,
    ...rest,
    passedBy: passedBy ? publicModel(passedBy) : null,
    passedBar: arrival
      ? {
          model: arrival.model.version,
          label: arrival.model.label,
          date: arrival.model.date,
          months: arrival.months,
        }
      : null,
  })),
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
