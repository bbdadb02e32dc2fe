import { monthsBetween } from "../../base/calendar.ts";
import { arrivals } from "./arrivals.ts";
import { generationStep } from "./generation-step.ts";
import { lagSurvival } from "./lag-survival.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

/** One generation's step up from a bar, and how hard it was to reach. */
export interface Generation {
  /** Steps from the bar; 0 is the bar itself. */
  readonly step: number;
  readonly score: number;
  /** First model at or above the level. */
  readonly first: ScoredModel;
  /** Months since the first model of the previous generation; absent for the lowest. */
  readonly monthsAfterPrevious: number | undefined;
  /** Organisations that have arrived. */
  readonly arrived: number;
  /**
   * Median months behind the first (Kaplan–Meier); absent with few, or while fewer than half have
   * arrived.
   */
  readonly medianMonths: number | undefined;
  /** First model at or above the level with known training compute. */
  readonly firstOfKnownCompute: ScoredModel | undefined;
  /** Its compute and cost, as multiples of the previous generation's. */
  readonly flopRatio: number | undefined;
  readonly usdRatio: number | undefined;
}

/** How far up to look for generations. */
const MOST_STEPS = 10;

/**
 * The bar and its generations: one below, where the scale can resolve it, and all above that
 * somebody has reached.
 *
 * @returns nothing while the scale lacks the models that define the size of a generation
 */
export function generations(scored: ScoredModels, score: number): readonly Generation[] {
  const size = generationStep(scored)?.points;
  if (size === undefined) return [];
  const found: Generation[] = [];
  for (let step = -1; step <= MOST_STEPS; step++) {
    const level = score + step * size;
    const first = scored.models.find(({ eci }) => eci >= level);
    if (!first) break;
    found.push(describe(scored, { step, score: level, first }, found.at(-1)));
  }
  // A level that the bar's first model also reached first may have been reached before the scale
  // began.
  const [below, bar] = found;
  return below?.step === -1 && below.first === bar?.first ? found.slice(1) : found;
}

function describe(
  scored: ScoredModels,
  at: Pick<Generation, "step" | "score" | "first">,
  before: Generation | undefined,
): Generation {
  const there = arrivals({ ...scored, draws: [] }, { kind: "score", value: at.score });
  const computed = scored.models.find(({ eci, flop }) => eci >= at.score && flop !== undefined);
  const ratio = (of: (model: ScoredModel) => number | undefined) => {
    const [now, then] = [computed, before?.firstOfKnownCompute].map((model) => model && of(model));
    return now === undefined || then === undefined ? undefined : now / then;
  };
  return {
    ...at,
    monthsAfterPrevious: before && monthsBetween(before.first.date, at.first.date),
    arrived: there.filter(({ censored }) => !censored).length,
    medianMonths: lagSurvival(there, LEVEL).median.value,
    firstOfKnownCompute: computed,
    flopRatio: ratio(({ flop }) => flop),
    usdRatio: ratio(({ usd }) => usd),
  };
}

/** Any level will do, as only the median is used. */
const LEVEL = 0.9;
