import { fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import type { SurvivalCurve } from "../stats/kaplan-meier.ts";
import { records } from "../trends/parts/frontier-records.ts";
import { type Arrival, arrivals, type Bar, barScore } from "./parts/arrivals.ts";
import { type Field, fieldOf } from "./parts/field.ts";
import { findModel } from "./parts/find-model.ts";
import { generationModels, generationStep } from "./parts/generation-step.ts";
import { type Generation, generations } from "./parts/generations.ts";
import { type LagSurvival, lagSurvival } from "./parts/lag-survival.ts";
import { type OpenGap, openGap } from "./parts/open-gap.ts";
import { type ScoredModel, type ScoredModels, scoresOf } from "./parts/scored-model.ts";

/** The bar of a question about lag, placed on the scale. */
export interface PlacedBar {
  readonly bar: Bar;
  /** The model that sets it, unless it is a number or a generation below the best. */
  readonly model: ScoredModel | undefined;
  readonly score: number;
  /** The first model at or above it; absent when none has reached it. */
  readonly first: ScoredModel | undefined;
}

/** Who reached a bar when, how long it takes, and how far open weights trail. */
export interface Lag {
  readonly bar: PlacedBar;
  /** The best model of all: the frontier. */
  readonly best: ScoredModel;
  /** Who still releases, and how far each is behind the frontier and the bar. */
  readonly field: Field;
  readonly arrivals: readonly Arrival[];
  /** Organisations still behind the bar, by months since its first; the first itself is left out. */
  readonly survival: SurvivalCurve;
  /** Months until half of those still being scored have arrived; absent with fewer than five. */
  readonly median: LagSurvival["median"];
  readonly generations: readonly Generation[];
  /** Models at or above the bar that are smaller than all earlier ones. */
  readonly smallest: readonly ScoredModel[];
  readonly open: OpenGap | undefined;
}

/**
 * Who crossed a bar when.
 *
 * @param wanted a model by any of its names, or a score; one generation below the best when absent
 * @returns the lag, or a problem for an unknown or ambiguous model, when there are no models, and
 *   for a generation that the models of the day do not define; a bar that nobody has reached is an
 *   answer too, with `bar.first` absent
 */
export function measureLag(
  scored: ScoredModels,
  wanted: string | undefined,
  asOf: string,
): Outcome<Lag> {
  const [head, ...rest] = scored.models;
  if (!head) return fail("not-determined", { value: "lag", n: 0 });
  const best = rest.reduce((top, model) => (model.eci > top.eci ? model : top), head);
  const bar = placeBar(scored, wanted, best, asOf);
  if (!bar.ok) return bar;
  const arrived = arrivals(scored, bar.value.bar);
  const { curve: survival, median } = lagSurvival(arrived, scored.level);
  return succeed({
    bar: bar.value,
    best,
    field: fieldOf(scored, best, bar.value, asOf),
    arrivals: arrived,
    survival,
    median,
    generations: generations(scored, bar.value.score),
    smallest: smallestModels(scored.models, bar.value.score),
    open: openGap(scored, asOf),
  });
}

function placeBar(
  scored: ScoredModels,
  wanted: string | undefined,
  best: ScoredModel,
  asOf: string,
): Outcome<PlacedBar> {
  const read =
    wanted === undefined ? generationBelow(scored, best, asOf) : readBar(scored.models, wanted);
  return mapOutcome(read, (bar) => {
    const score = barScore(bar, scoresOf(scored));
    return {
      bar,
      model: bar.kind === "model" ? scored.models[bar.index] : undefined,
      score,
      first: scored.models.find(({ eci }) => eci >= score),
    };
  });
}

/** One generation below the best model of the day. */
function generationBelow(scored: ScoredModels, best: ScoredModel, asOf: string): Outcome<Bar> {
  const step = generationStep(scored);
  return step
    ? succeed({ kind: "generation", best: scored.models.indexOf(best), step })
    : fail("no-generation", { ...generationModels, asOf });
}

/** A number is a score; anything else must be one of the names of a model on the scale. */
function readBar(models: readonly ScoredModel[], wanted: string): Outcome<Bar> {
  const text = wanted.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return succeed({ kind: "score", value: Number(text) });
  const index = findModel(models, text);
  return index.ok ? succeed({ kind: "model", index: index.value }) : index;
}

const smallestModels = (models: readonly ScoredModel[], score: number): readonly ScoredModel[] =>
  records(
    models.filter(
      (model): model is ScoredModel & { readonly parameters: number } =>
        model.eci >= score && model.parameters !== undefined,
    ),
    ({ parameters }) => parameters,
    "down",
  );
