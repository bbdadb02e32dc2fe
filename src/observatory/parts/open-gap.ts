import { addDays, monthsBetween } from "../../base/calendar.ts";
import { itemAt } from "../../base/item-at.ts";
import { mean } from "../../stats/mean.ts";
import { quantile } from "../../stats/quantile.ts";
import { drawCount, type ScoredModels, scoresOf } from "./scored-model.ts";

/** How far the best open-weights model was behind on a day. */
export interface OpenGapStep {
  readonly date: string;
  readonly openModel: string;
  /** The closed model that first passed the best open one; absent when none has. */
  readonly closedModel: string | undefined;
  /** Months since a closed model first passed the best open one; 0 when none has. */
  readonly strictMonths: number;
  /** The same when a difference within the interval counts as having caught up. */
  readonly tiedMonths: number;
}

/** A mean lag over time, with the interval that follows from those of the scores. */
export interface MeanLag {
  readonly lagMonths: number;
  readonly lower: number;
  readonly upper: number;
}

/** The open lag through time and on average. */
export interface OpenGap {
  readonly from: string;
  readonly to: string;
  readonly level: number;
  readonly tied: MeanLag;
  readonly strict: MeanLag;
  readonly series: readonly OpenGapStep[];
}

/** Days between two checks. */
const STEP_DAYS = 30.4375;

/**
 * Months by which open weights trail, checked monthly: how long ago the best closed model first
 * passed the best open model of the day. The mean runs over all checks from the first day with both
 * kinds on the scale to its newest model; what came later is unknown.
 *
 * Strictly, any closed score above the open one has passed it. With ties, only a score that exceeds
 * it by more than the interval of their difference has. The interval of a mean repeats the checks
 * in every drawn world.
 *
 * @returns `undefined` while there is no open or no closed model
 */
export function openGap(scored: ScoredModels, asOf: string): OpenGap | undefined {
  const open = indicesWhere(scored, true);
  const closed = indicesWhere(scored, false);
  const from = [scored.models[open[0] ?? -1]?.date, scored.models[closed[0] ?? -1]?.date]
    .sort()
    .at(-1);
  if (open.length === 0 || closed.length === 0 || from === undefined || from > asOf) {
    return undefined;
  }
  const newest = scored.models.at(-1)?.date ?? asOf;
  const to = newest < asOf ? newest : asOf;
  const days = monthly(from, to);
  const series = look(scored, scoresOf(scored), open, closed, days);
  const worlds = Array.from({ length: drawCount(scored) }, (_, draw) =>
    look(scored, scoresOf(scored, draw), open, closed, days),
  );
  const meanLag = (of: (step: OpenGapStep) => number): MeanLag => {
    const means = worlds.map((world) => mean(world.map(of)));
    return {
      lagMonths: mean(series.map(of)),
      lower: quantile(means, (1 - scored.level) / 2),
      upper: quantile(means, (1 + scored.level) / 2),
    };
  };
  return {
    from,
    to,
    level: scored.level,
    tied: meanLag(({ tiedMonths }) => tiedMonths),
    strict: meanLag(({ strictMonths }) => strictMonths),
    series,
  };
}

const indicesWhere = ({ models }: ScoredModels, open: boolean): readonly number[] =>
  models.flatMap((model, index) => (model.open === open ? [index] : []));

function monthly(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let step = 0; ; step++) {
    const day = addDays(from, step * STEP_DAYS);
    if (day > to) return days;
    days.push(day);
  }
}

function look(
  scored: ScoredModels,
  scores: readonly number[],
  open: readonly number[],
  closed: readonly number[],
  days: readonly string[],
): readonly OpenGapStep[] {
  const dateOf = (index: number) => scored.models[index]?.date as string;
  const labelOf = (index: number) => scored.models[index]?.label as string;
  const scoreOf = (index: number) => itemAt(scores, index);
  const closedRecords = recordsOf(closed, scoreOf);
  const openRecords = recordsOf(open, scoreOf);
  return days.flatMap((date) => {
    const best = openRecords.findLast((index) => dateOf(index) <= date);
    if (best === undefined) return [];
    const passed = (margin: (index: number) => number) =>
      closedRecords.find(
        (index) => dateOf(index) <= date && scoreOf(index) - scoreOf(best) > margin(index),
      );
    const strict = passed(() => 0);
    const tied = passed((index) => scored.tolerance(best, index));
    const lag = (index: number | undefined) =>
      index === undefined ? 0 : monthsBetween(dateOf(index), date);
    return [
      {
        date,
        openModel: labelOf(best),
        closedModel: strict === undefined ? undefined : labelOf(strict),
        strictMonths: lag(strict),
        tiedMonths: lag(tied),
      },
    ];
  });
}

/** Items better than all before them, in order of release. */
function recordsOf(
  indices: readonly number[],
  scoreOf: (index: number) => number,
): readonly number[] {
  let best = Number.NEGATIVE_INFINITY;
  return indices.filter((index) => {
    if (scoreOf(index) <= best) return false;
    best = scoreOf(index);
    return true;
  });
}
