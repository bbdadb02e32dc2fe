import { monthsBetween } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { itemAt, itemsAt } from "../../base/item-at.ts";
import type { GenerationStep } from "./generation-step.ts";
import { dateAt, drawnValue, firstDays, type ReachedInterval } from "./reached-interval.ts";
import { drawCount, type ScoredModel, type ScoredModels, scoresOf } from "./scored-model.ts";

/** A level of capability: that of a model, a number, or a generation below a model. */
export type Bar =
  | { readonly kind: "model"; readonly index: number }
  | { readonly kind: "score"; readonly value: number }
  | { readonly kind: "generation"; readonly best: number; readonly step: GenerationStep };

/** When an organisation first had a model at or above a bar. */
export interface Arrival {
  readonly organization: string;
  /** The model that crossed; for an organisation not yet there, its best. */
  readonly model: ScoredModel;
  /** Absent while the organisation has not arrived. */
  readonly date: string | undefined;
  /**
   * Months behind the first of all; for an organisation not yet there, until its last scored model.
   */
  readonly lagMonths: number;
  /** Interval of the lag in months; an absent upper end means that it may not have arrived. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** The same as dates. */
  readonly dateLower: string | undefined;
  readonly dateUpper: string | undefined;
  /** Share of the drawn worlds in which it has arrived. */
  readonly arrivedShare: number;
  readonly censored: boolean;
  /** Whether it was the first of all. */
  readonly leader: boolean;
}

/** The score of a bar in one drawn world, or the central one. */
export function barScore(bar: Bar, scores: readonly number[]): number {
  if (bar.kind === "score") return bar.value;
  if (bar.kind === "model") return itemAt(scores, bar.index);
  const { from, to } = bar.step;
  return itemAt(scores, bar.best) - (itemAt(scores, to) - itemAt(scores, from));
}

/**
 * When each organisation first crossed a bar, earliest first, then those not yet there.
 *
 * The interval repeats the question in every drawn world, in which the bar's own score varies too.
 * Of many models just below a bar, one is usually drawn above it, so the worlds may miss the date
 * given by the scores themselves; the interval is then widened to include it. An organisation whose
 * last scored model is older than the first crossing was never observed and is left out.
 */
export function arrivals(scored: ScoredModels, bar: Bar): readonly Arrival[] {
  const central = scoresOf(scored);
  const level = barScore(bar, central);
  const firstIndex = scored.models.findIndex((_, index) => itemAt(central, index) >= level);
  const first = scored.models[firstIndex];
  if (!first) return [];
  const members = groupBy(
    scored.models.flatMap(({ organization }, index) =>
      organization === undefined ? [] : [{ organization, index }],
    ),
    ({ organization }) => organization,
  );
  const levels = Array.from({ length: drawCount(scored) }, (_, draw) =>
    barScore(bar, scoresOf(scored, draw)),
  );
  return [...members]
    .map(([organization, group]) =>
      arrivalOf(
        scored,
        organization,
        group.map(({ index }) => index),
        level,
        first,
        levels,
      ),
    )
    .filter(({ censored, lagMonths }) => !censored || lagMonths > 0)
    .sort((a, b) => Number(a.censored) - Number(b.censored) || a.lagMonths - b.lagMonths);
}

function arrivalOf(
  scored: ScoredModels,
  organization: string,
  indices: readonly number[],
  level: number,
  first: ScoredModel,
  levels: readonly number[],
): Arrival {
  const models = itemsAt(scored.models, indices);
  const arrived = models.find(({ eci }) => eci >= level);
  const candidates = indices.map((index) => ({
    date: scored.models[index]?.date ?? "",
    valueIn: drawnValue(scored.draws[index] ?? []),
  }));
  const days = firstDays(candidates, levels.length, (world) => itemAt(levels, world));
  const { lower: dateLower, upper: dateUpper } = holding(arrived?.date, {
    lower: dateAt(days, (1 - scored.level) / 2),
    upper: dateAt(days, (1 + scored.level) / 2),
  });
  const months = (date: string | undefined) => date && monthsBetween(first.date, date);
  const lower = months(dateLower);
  const upper = months(dateUpper);
  return {
    organization,
    model: arrived ?? models.reduce((best, model) => (model.eci > best.eci ? model : best)),
    date: arrived?.date,
    lagMonths: monthsBetween(first.date, (arrived ?? (models.at(-1) as ScoredModel)).date),
    lower: typeof lower === "number" ? lower : undefined,
    upper: typeof upper === "number" ? upper : undefined,
    dateLower,
    dateUpper,
    arrivedShare: days.filter(Number.isFinite).length / Math.max(1, days.length),
    censored: arrived === undefined,
    leader: organization === first.organization,
  };
}

/** An interval widened to include a date; an absent upper end already lies beyond it. */
const holding = (date: string | undefined, { lower, upper }: ReachedInterval): ReachedInterval => ({
  lower: date !== undefined && (lower === undefined || lower > date) ? date : lower,
  upper: date !== undefined && upper !== undefined && upper < date ? date : upper,
});
