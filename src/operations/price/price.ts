import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { formatNumber, formatPercent, formatUsd } from "../../i18n/format.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import {
  type CostPerTask,
  costedRuns,
  costPerTask,
  runsAbove,
  runsByModels,
} from "../../observatory/parts/cost-per-task.ts";
import { listPriceIndices } from "../../observatory/parts/list-price-index.ts";
import {
  INDEX_SCALE,
  type RatedPrices,
  ratedPrices,
} from "../../observatory/parts/rated-prices.ts";
import { type PriceAtBar, priceAtBar, type RatedModel } from "../../observatory/price-at-bar.ts";
import { capabilityBars } from "../../trends/parts/bars.ts";
import type { Blend } from "../../trends/parts/priced-versions.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { priceSchema } from "./result.ts";
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
    const { models, prices } = rated.value;
    const { asOf } = window.value;
    const ask = (bar: number) => priceAtBar(models, prices, bar, asOf, LEVEL);
    const asked = ask(input.atLeast);
    const indices = listPriceIndices(context.facts, window.value, blend.value);
    if (!indices.ok) return indices;
    const tasks = taskCosts(context, window.value, rated.value, input.scale, input.atLeast);
    if (!tasks.ok) return tasks;
    const t = translator(context.language);
    return succeed({
      result: priceResult({
        asked,
        bars: (onIndex ? capabilityBars : fractionBars).map(ask),
        indices: indices.value,
        tasks: tasks.value,
        rated: rated.value,
        blend: input.blend,
        scale: input.scale,
        asOf,
        t,
        answer: answerOf(asked, models, input.scale, asOf, t),
      }),
      met: asked.cheapest !== undefined,
      notes: [t("price.note.since"), t("price.note.sale"), t("price.note.definitions")],
    });
  },
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
function taskCosts(
  context: Context,
  window: FactWindow,
  { models }: RatedPrices,
  scale: string,
  bar: number,
): Outcome<readonly CostPerTask[]> {
  const runs = costedRuns(context.facts, window);
  if (!runs.ok) return runs;
  const board = runs.value.find(({ benchmark }) => benchmark === scale.toLowerCase())?.benchmark;
  const able = board ? runsAbove(runs.value, board, bar) : runsByModels(runs.value, models, bar);
  return succeed(costPerTask(able));
}

/** The finding in one sentence. */
function answerOf(
  asked: PriceAtBar,
  models: readonly RatedModel[],
  scale: string,
  asOf: string,
  t: Translate,
): string {
  const score = (value: number) =>
    scale.toLowerCase() === INDEX_SCALE ? formatNumber(value, 5) : formatPercent(value);
  const bar = score(asked.bar);
  const { cheapest, firstReached } = asked;
  if (cheapest) {
    return t("price.answer", {
      bar,
      asOf,
      price: formatUsd(cheapest.usdPerMtok),
      model: cheapest.model.label,
      provider: cheapest.segment.provider ?? "–",
      since: cheapest.segment.left_censored
        ? t("price.since.censored", { date: cheapest.since })
        : cheapest.since,
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
