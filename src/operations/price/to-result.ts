import type { Translate } from "../../i18n/translate.ts";
import type { CostPerTask } from "../../observatory/parts/cost-per-task.ts";
import type { ListPriceIndex, ListPriceIndices } from "../../observatory/parts/list-price-index.ts";
import type { FilterStep } from "../../observatory/parts/offer-filters.ts";
import type { OfferTraits } from "../../observatory/parts/offer-traits.ts";
import type { RatedPrices } from "../../observatory/parts/rated-prices.ts";
import type { TaskCost } from "../../observatory/parts/task-costs.ts";
import type { Offer, PriceAtBar, RatedPrice } from "../../observatory/price-at-bar.ts";
import type { Fit } from "../../trends/parts/trend.ts";
import { publicFit } from "../shared/public-fit.ts";
import type { PriceResult } from "./result.ts";
import { scaleName } from "./scale-name.ts";

/** How many models are shown after the cheapest. */
const RUNNERS_UP = 9;

/** What is known of an offer beside its price. */
type Describe = (offer: RatedPrice) => OfferTraits & { readonly tasks: readonly TaskCost[] };
type Standing = PriceResult["runnersUp"][number];

/** Everything a price answer is made of. */
interface PriceParts {
  readonly asked: PriceAtBar;
  readonly bars: readonly PriceAtBar[];
  readonly indices: ListPriceIndices;
  readonly tasks: readonly CostPerTask[];
  readonly rated: RatedPrices;
  readonly steps: readonly FilterStep[];
  readonly makers: readonly string[];
  readonly providers: readonly string[];
  readonly describe: Describe;
  readonly scale: string;
  readonly blend: string;
  readonly asOf: string;
  readonly answer: string;
  readonly t: Translate;
}

/** An answer about prices for JSON: what is unknown is `null`. */
export function priceResult(parts: PriceParts): PriceResult {
  const { asked, bars, indices, tasks, rated, t } = parts;
  const definition = t("price.definition", {
    scale: scaleName(parts.scale, t),
    blend: t(parts.blend.split(":").length === 2 ? "price.blend.two" : "price.blend.three", {
      blend: parts.blend,
    }),
  });
  const fitOf = (fit: Fit | undefined, words: string) => (fit ? publicFit(fit, words) : null);
  return {
    asOf: parts.asOf,
    scale: parts.scale,
    atLeast: asked.bar,
    blend: parts.blend,
    answer: parts.answer,
    definition,
    firstReached: asked.firstReached
      ? {
          model: asked.firstReached.version,
          label: asked.firstReached.label,
          date: asked.firstReached.date,
          score: asked.firstReached.score,
        }
      : null,
    cheapest: asked.cheapest ? publicStanding(asked.cheapest, parts.describe) : null,
    runnersUp: asked.runnersUp
      .slice(0, RUNNERS_UP)
      .map((offer) => publicStanding(offer, parts.describe)),
    makers: parts.makers.slice(),
    providers: parts.providers.slice(),
    filters: parts.steps.map((step) => ({ ...step })),
    history: asked.history.map(publicOffer),
    fit: fitOf(asked.fit, definition),
    bars: bars.map((bar) => ({
      bar: bar.bar,
      model: bar.cheapest?.model.label ?? null,
      provider: bar.cheapest?.segment.provider ?? null,
      usdPerMtok: bar.cheapest?.usdPerMtok ?? null,
      n: bar.history.length,
      fit: fitOf(bar.fit, definition),
    })),
    indices: {
      matched: publicIndex(indices.matched, t("price.index.matched")),
      basket: publicIndex(indices.basket, t("price.index.basket")),
      rollingBasket: publicIndex(indices.rollingBasket, t("price.index.rolling")),
    },
    costPerTask: tasks.map(({ benchmark, runs, history, fit }) => ({
      benchmark,
      runs,
      history: history.map(({ benchmark: _, ...run }) => run),
      fit: fitOf(fit, t("price.task.definition")),
    })),
    published: [
      { definition: t("price.published.bar"), declinePerYear: "9–900×" },
      { definition: t("price.published.run"), declinePerYear: "5–10×" },
      { definition: t("price.published.basket"), declinePerYear: "14 %" },
    ],
    coverage: rated.coverage,
    refused: [...rated.refused].map(([reason, listings]) => ({
      reason: t(`price.trap.${reason}`),
      listings,
    })),
  };
}

const publicOffer = ({ model, segment, date, usdPerMtok }: RatedPrice) => ({
  date,
  model: model.version,
  label: model.label,
  score: model.score,
  provider: segment.provider ?? null,
  usdPerMtok,
  inputUsdPerMtok: segment.input_usd_mtok ?? null,
  outputUsdPerMtok: segment.output_usd_mtok ?? null,
  cachedUsdPerMtok: segment.cache_read_usd_mtok ?? null,
  leftCensored: segment.left_censored,
  history: segment.history,
  source: segment.source,
});

function publicStanding(offer: Offer, describe: Describe): Standing {
  const { date: _, ...rest } = publicOffer(offer);
  const { contextTokens, images, tasks } = describe(offer);
  return {
    ...rest,
    since: offer.since,
    released: offer.model.date,
    organization: offer.model.organization ?? null,
    openWeights: offer.model.open ?? null,
    contextTokens: contextTokens ?? null,
    images: images ?? null,
    tasks: tasks.map((task) => ({ ...task, score: task.score ?? null })),
  };
}

const publicIndex = ({ points, fit }: ListPriceIndex, definition: string) => ({
  definition,
  fit: fit ? publicFit(fit, definition) : null,
  points: points.map((point) => ({ ...point })),
});
