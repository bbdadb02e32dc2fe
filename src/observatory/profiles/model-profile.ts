import { groupBy } from "../../base/group-by.ts";
import { allOf, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import { costedVersions } from "../../trends/training-cost-fixed-capability.ts";
import { type OfferTraits, offerTraits } from "../parts/offer-traits.ts";
import { type TaskCost, taskCosts } from "../parts/task-costs.ts";
import type { Offer, RatedPrice } from "../price-at-bar.ts";
import { findProfiledModel, type ProfiledModel, trainedModels } from "./find-profiled-model.ts";
import { type First, firstsOfHorizon, firstsOnIndex } from "./firsts.ts";
import { pricesOf, providerOffers } from "./model-list.ts";
import { type RatedIndex, ratedIndex } from "./rated-index.ts";

/** Where a model stands on the index on the day, and stood when it came out. */
export interface ModelPlace {
  /** Edition of the index that scored it. */
  readonly edition: string;
  readonly rank: number;
  readonly of: number;
  /** Points behind the best of the day, and behind the best by its release; 0 for the best. */
  readonly behind: number;
  readonly behindAtRelease: number;
}

const horizonColumns = {
  suite: "text",
  model: "text",
  p50_minutes: "number",
  p50_low: "number?",
  p50_high: "number?",
  p80_minutes: "number?",
} as const;

const benchmarkColumns = {
  benchmark: "text",
  version: "text",
  score: "number",
  standard_error: "number?",
} as const;

const ratingColumns = {
  model: "text",
  rating: "number",
  ci_low: "number?",
  ci_high: "number?",
  rank: "number",
} as const;

/** A model: how good it is, what it costs to use and to make, and what it was the first at. */
export interface ModelProfile extends ProfiledModel {
  readonly place: ModelPlace | undefined;
  readonly firsts: readonly First[];
  /** The cheapest offer of each provider on the day, with its context and pictures. */
  readonly offers: readonly (Offer & { readonly traits: OfferTraits })[];
  readonly prices: readonly RatedPrice[];
  readonly tasks: readonly TaskCost[];
  readonly horizons: readonly Fact<typeof horizonColumns>[];
  readonly benchmarks: readonly Fact<typeof benchmarkColumns>[];
  /** Of the newest board of votes that it is on. */
  readonly votes: Fact<typeof ratingColumns> | undefined;
  /** Compute of its training run, and its amortised cost as every trend of cost takes it. */
  readonly run: { readonly flop: number; readonly usd: number } | undefined;
}

/** Everything that is known of a model on a day. */
export function modelProfile(
  facts: Facts,
  window: FactWindow,
  name: string,
): Outcome<ModelProfile> {
  const known = allOf({ index: ratedIndex(facts, window), trained: trainedModels(facts, window) });
  if (!known.ok) return known;
  const { index } = known.value;
  const found = findProfiledModel(index, known.value.trained, name);
  if (!found.ok) return found;
  const model = found.value;
  const versions = model.indexed?.versions ?? [];
  const isMeant = meaning(model);
  const read = allOf({
    ...{ priced: pricesOf(facts, window, versions), traits: offerTraits(facts, window) },
    ...{ costs: taskCosts(facts, window), firsts: firstsOfHorizon(facts, window, isMeant) },
    horizons: facts.select("time-horizons", window, horizonColumns),
    benchmarks: facts.select("benchmark-scores", window, benchmarkColumns),
    votes: newestVotes(facts, window, isMeant),
    run: runOf(facts, window, model),
  });
  return mapOutcome(read, ({ priced, traits, costs, firsts, horizons, benchmarks, ...parts }) => {
    const offers = providerOffers(priced, window.asOf);
    const [cheapest] = offers;
    const named = new Set(versions.map(({ version }) => version));
    return {
      ...model,
      ...parts,
      place: placeOf(index, model),
      firsts: [...(model.indexed ? firstsOnIndex(index, model.indexed) : []), ...firsts],
      offers: offers.map((offer) => ({ ...offer, traits: traits(offer) })),
      prices: priced,
      tasks: cheapest ? costs(cheapest) : [],
      horizons: horizons.filter((row) => isMeant(row.model)),
      benchmarks: bestOfEach(benchmarks.filter(({ version }) => named.has(version))),
    };
  });
}

/** Whether another table's name means the model: by its own name or that of one of its versions. */
function meaning({ name, indexed }: ProfiledModel): (other: string) => boolean {
  const names = [name, ...(indexed?.versions ?? []).map(({ version }) => version)];
  const exact = new Set(names.map((each) => modelKeys(each).dated));
  const undated = new Set(names.map((each) => modelKeys(each).undated));
  return (other) => {
    const keys = modelKeys(other);
    return exact.has(keys.dated) || (!keys.hasDate && undated.has(keys.undated));
  };
}

function placeOf({ models }: RatedIndex, { name, indexed }: ProfiledModel): ModelPlace | undefined {
  const at = models.findIndex((model) => model.name === name);
  const best = models[0]?.best;
  if (!indexed || !best || at < 0) return undefined;
  const { date, score, row } = indexed.best;
  const then = models.flatMap(({ versions }) =>
    versions.filter((version) => version.date <= date).map((version) => version.score),
  );
  return {
    edition: row.edition,
    rank: models.filter((model) => model.best.score > score).length + 1,
    of: models.length,
    behind: best.score - score,
    behindAtRelease: Math.max(...then) - score,
  };
}

/** The best score on each benchmark, by its efforts and dates. */
function bestOfEach(
  rows: readonly Fact<typeof benchmarkColumns>[],
): readonly Fact<typeof benchmarkColumns>[] {
  return [...groupBy(rows, ({ benchmark }) => benchmark).values()].map((own) =>
    own.reduce((top, row) => (row.score > top.score ? row : top)),
  );
}

const newestVotes = (
  facts: Facts,
  window: FactWindow,
  isMeant: (name: string) => boolean,
): Outcome<Fact<typeof ratingColumns> | undefined> =>
  mapOutcome(facts.select("arena-ratings", window, ratingColumns), (rows) => {
    const own = rows.filter(({ model }) => isMeant(model));
    const newest = own.reduce((date, row) => (row.date > date ? row.date : date), "");
    return own
      .filter(({ date }) => date === newest)
      .reduce<(typeof own)[number] | undefined>(
        (top, row) => (top && top.rating >= row.rating ? top : row),
        undefined,
      );
  });

/** The training run as every trend of cost takes it; absent where its compute is not known. */
function runOf(
  facts: Facts,
  window: FactWindow,
  { indexed }: ProfiledModel,
): Outcome<ModelProfile["run"]> {
  const runs = costedVersions(facts, window);
  // On an early day no run can be costed yet; then nothing is said of it.
  if (!runs.ok) return runs.error.code === "not-determined" ? succeed(undefined) : runs;
  const named = new Set((indexed?.versions ?? []).map(({ version }) => version));
  return succeed(runs.value.find(({ version }) => named.has(version.version)));
}
