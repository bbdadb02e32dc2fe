import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import {
  type CostPerTask,
  costedRuns,
  costPerTask,
  runsAbove,
  runsByModels,
} from "../../observatory/parts/cost-per-task.ts";
import { listPriceIndices } from "../../observatory/parts/list-price-index.ts";
import { type FilterStep, filterOffers, namesOf } from "../../observatory/parts/offer-filters.ts";
import { offerTraits } from "../../observatory/parts/offer-traits.ts";
import { INDEX_SCALE, ratedPrices } from "../../observatory/parts/rated-prices.ts";
import { taskCosts } from "../../observatory/parts/task-costs.ts";
import {
  type PriceAtBar,
  priceAtBar,
  type RatedModel,
  standsOn,
} from "../../observatory/price-at-bar.ts";
import { priceFinding } from "../../reports/findings/price-finding.ts";
import { capabilityBars } from "../../trends/parts/bars.ts";
import type { Blend } from "../../trends/parts/priced-versions.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { filterWords } from "./filter-words.ts";
import { pricePictures } from "./pictures.ts";
import { priceSchema } from "./result.ts";
import { plainScore, scoreText } from "./scale-name.ts";
import { priceResult } from "./to-result.ts";
import { viewPrice } from "./view.ts";

const LEVEL = 0.9;

/** Bars beside the one asked for, on a benchmark whose scores are fractions. */
const fractionBars = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

const blendRule = /^\d+(\.\d+)?:\d+(\.\d+)?(:\d+(\.\d+)?)?$/;

/** What a level of capability costs, and what it has cost. */
export default defineOperation({
  name: "price",
  input: z.strictObject({
    atLeast: z.number(),
    scale: z.string().min(1).default(INDEX_SCALE),
    blend: z.string().regex(blendRule, { error: "rule.blend" }).default("3:1"),
    maker: z.string().min(1).max(200).optional(),
    provider: z.string().min(1).max(200).optional(),
    openWeights: z.boolean().optional(),
    vision: z.boolean().optional(),
    minContext: z.number().int().positive().optional(),
    ...asOfFields,
  }),
  output: priceSchema,
  weight: () => 0.3,
  rows: "history",
  positional: [],
  examples: [
    { atLeast: 130 },
    { atLeast: 130, scale: "eci", asOf: "2024-12-31" },
    { atLeast: 0.5, scale: "GPQA diamond", blend: "1:1" },
    { atLeast: 145, vision: true, minContext: 200_000 },
  ],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const blend = readBlend(input.blend);
    if (!blend.ok) return blend;
    const rated = ratedPrices(context.facts, window.value, input.scale, blend.value);
    if (!rated.ok) return rated;
    const onIndex = input.scale.toLowerCase() === INDEX_SCALE;
    if (!onIndex && !(input.atLeast >= 0 && input.atLeast <= 1)) {
      const what = "score on a benchmark";
      return fail("out-of-range", { what, rule: "in [0, 1]", value: input.atLeast });
    }
    const { models } = rated.value;
    const { asOf } = window.value;
    const traits = offerTraits(context.facts, window.value);
    if (!traits.ok) return traits;
    const described = rated.value.prices.map((offer) => ({ offer, traits: traits.value(offer) }));
    const kept = filterOffers(
      described,
      input,
      (offer) => offer.model.score >= input.atLeast && standsOn(offer, asOf),
    );
    if (!kept.ok) return kept;
    const { steps } = kept.value;
    const prices = kept.value.offers.map(({ offer }) => offer);
    const ask = (bar: number) => priceAtBar(models, prices, bar, asOf, LEVEL);
    const asked = ask(input.atLeast);
    const costs = taskCosts(context.facts, window.value);
    if (!costs.ok) return costs;
    const indices = listPriceIndices(context.facts, window.value, blend.value);
    if (!indices.ok) return indices;
    const able = steps.length > 0 ? prices.map(({ model }) => model) : models;
    const tasks = costsThroughTime(context, window.value, able, input.scale, input.atLeast);
    if (!tasks.ok) return tasks;
    const t = translator(context.language);
    return succeed({
      result: priceResult({
        asked,
        bars: (onIndex ? capabilityBars : fractionBars).map(ask),
        indices: indices.value,
        tasks: tasks.value,
        steps,
        ...namesOf(described),
        describe: (offer) => ({ ...traits.value(offer), tasks: costs.value(offer) }),
        rated: rated.value,
        blend: input.blend,
        scale: input.scale,
        asOf,
        t,
        answer: answerOf(asked, steps, models, input.scale, asOf, t),
      }),
      met: asked.cheapest !== undefined,
      notes: [
        t("price.note.since"),
        t("price.note.sale"),
        t("price.note.traits"),
        t("price.note.definitions"),
      ],
    });
  },
  pictures: pricePictures,
  view: viewPrice,
});

/** Weights written `IN:OUT` or `IN:OUT:CACHED`. */
function readBlend(text: string): Outcome<Blend> {
  const [input = 0, output = 0, cached = 0] = text.split(":").map(Number);
  return input + output + cached > 0
    ? succeed({ input, output, cached })
    : fail("empty-blend", { value: text });
}

/** What the runs cost that publish it: of able models, or with an able score on the board itself. */
function costsThroughTime(
  context: Context,
  window: FactWindow,
  models: readonly RatedModel[],
  scale: string,
  bar: number,
): Outcome<readonly CostPerTask[]> {
  const runs = costedRuns(context.facts, window);
  if (!runs.ok) return runs;
  const board = runs.value.find(({ benchmark }) => benchmark === scale.toLowerCase())?.benchmark;
  const able = runsByModels(runs.value, models, bar);
  return succeed(costPerTask(board ? runsAbove(able, board, bar) : able));
}

/** The finding in one sentence. */
function answerOf(
  asked: PriceAtBar,
  steps: readonly FilterStep[],
  models: readonly RatedModel[],
  scale: string,
  asOf: string,
  t: Translate,
): string {
  const score = (value: number) => plainScore(value, scale);
  const bar = score(asked.bar);
  const { cheapest, firstReached } = asked;
  if (cheapest) {
    const offer = {
      label: cheapest.model.label,
      provider: cheapest.segment.provider ?? null,
      usdPerMtok: cheapest.usdPerMtok,
      since: cheapest.since,
      leftCensored: cheapest.segment.left_censored === true,
    };
    const told = scoreText(asked.bar, scale, t);
    return priceFinding({ asOf, bar: told, filters: filterWords(steps, t), offer, fit: null }, t)
      .sentence;
  }
  const emptied = steps.find(({ before, after }) => before > 0 && after === 0);
  if (emptied) {
    const { before, unknown } = emptied;
    return t(unknown > 0 ? "price.answer.emptied.unknown" : "price.answer.emptied", {
      bar,
      asOf,
      filter: filterWords([emptied], t),
      before,
      unknown,
    });
  }
  if (firstReached) {
    const { label, date } = firstReached;
    return t("price.answer.unpriced", { bar, asOf, model: label, date });
  }
  const [first, ...rest] = models;
  if (!first) return t("price.answer.nothing", { bar, asOf });
  const best = rest.reduce((top, model) => (model.score > top.score ? model : top), first);
  return t("lag.answer.none", {
    bar,
    asOf,
    best: best.label,
    score: score(best.score),
    date: best.date,
  });
}
