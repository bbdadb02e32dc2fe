import { monthsBetween } from "../../base/calendar.ts";
import { arrivals } from "./arrivals.ts";
import { lagSurvival } from "./lag-survival.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

/** One step of a generation up from a bar, and how hard it was to reach. */
export interface Generation {
  /** Steps from the bar; 0 is the bar itself. */
  readonly step: number;
  readonly score: number;
  /** First model at or above the level. */
  readonly first: ScoredModel;
  /** Months since the first of the generation before; absent of the lowest. */
  readonly monthsAfterPrevious: number | undefined;
  /** Organisations there. */
  readonly arrived: number;
  /** Median months behind the first, by Kaplan and Meier; absent of few, or while half are not there. */
  readonly medianMonths: number | undefined;
  /** First model at or above the level whose training compute is known. */
  readonly firstOfKnownCompute: ScoredModel | undefined;
  /** Its compute and its cost, as multiples of the generation before. */
  readonly flopRatio: number | undefined;
  readonly usdRatio: number | undefined;
}

/** Models that fix the size of a generation: from the first to the second. */
const STEP_FROM = "gpt-3.5-turbo-0613";
const STEP_TO = "gpt-4-0314";

/** How far up generations are looked for. */
const MOST_STEPS = 10;

/**
 * The bar and its generations: one below, where the scale tells it apart, and all above that
 * somebody has reached.
 *
 * @returns nothing while the scale does not hold the models that fix the size of a generation
 */
export function generations(scored: ScoredModels, score: number): readonly Generation[] {
  const eciOf = (name: string) => scored.models.find(({ version }) => version === name)?.eci;
  const size = (eciOf(STEP_TO) ?? Number.NaN) - (eciOf(STEP_FROM) ?? Number.NaN);
  if (!(size > 0)) return [];
  const found: Generation[] = [];
  for (let step = -1; step <= MOST_STEPS; step++) {
    const level = score + step * size;
    const first = scored.models.find(({ eci }) => eci >= level);
    if (!first) break;
    found.push(describe(scored, { step, score: level, first }, found.at(-1)));
  }
  // What the bar's first model was also the first to reach may have been reached before the scale.
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

/** Any level serves: only the median is taken. */
const LEVEL = 0.9;
