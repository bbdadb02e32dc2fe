import { z } from "zod";
import type { Translate } from "../../i18n/translate.ts";
import type { CostPerTask } from "../../observatory/parts/cost-per-task.ts";
import type { ListPriceIndex, ListPriceIndices } from "../../observatory/parts/list-price-index.ts";
import { INDEX_SCALE, type RatedPrices } from "../../observatory/parts/rated-prices.ts";
import type { PriceAtBar, RatedPrice } from "../../observatory/price-at-bar.ts";
import type { Fit } from "../../trends/parts/trend.ts";
import { fitSchema, publicFit } from "../shared/schemas.ts";

const offerSchema = z.object({
  date: z.string(),
  model: z.string(),
  label: z.string(),
  score: z.number(),
  provider: z.string().nullable(),
  usdPerMtok: z.number(),
  inputUsdPerMtok: z.number().nullable(),
  outputUsdPerMtok: z.number().nullable(),
  cachedUsdPerMtok: z.number().nullable(),
  /** Whether the price may have stood before it was first seen. */
  leftCensored: z.boolean(),
  history: z.string(),
  source: z.string(),
});

const indexSchema = z.object({
  definition: z.string(),
  fit: fitSchema.nullable(),
  points: z.array(z.object({ date: z.string(), value: z.number(), n: z.number().int() })),
});

/** What a level of capability costs, as the contract shapes it. */
export const priceSchema = z.object({
  asOf: z.string(),
  scale: z.string(),
  atLeast: z.number(),
  blend: z.string(),
  answer: z.string(),
  definition: z.string(),
  firstReached: z
    .object({ model: z.string(), label: z.string(), date: z.string(), score: z.number() })
    .nullable(),
  cheapest: offerSchema.omit({ date: true }).extend({ since: z.string() }).nullable(),
  history: z.array(offerSchema),
  fit: fitSchema.nullable(),
  bars: z.array(
    z.object({
      bar: z.number(),
      model: z.string().nullable(),
      provider: z.string().nullable(),
      usdPerMtok: z.number().nullable(),
      n: z.number().int(),
      fit: fitSchema.nullable(),
    }),
  ),
  indices: z.object({ matched: indexSchema, basket: indexSchema }),
  costPerTask: z.array(
    z.object({
      benchmark: z.string(),
      runs: z.number().int(),
      history: z.array(
        z.object({
          model: z.string(),
          date: z.string(),
          score: z.number(),
          usdPerTask: z.number(),
          source: z.string(),
        }),
      ),
      fit: fitSchema.nullable(),
    }),
  ),
  published: z.array(z.object({ definition: z.string(), declinePerYear: z.string() })),
  coverage: z.object({
    versions: z.number().int(),
    pricedVersions: z.number().int(),
    groups: z.number().int(),
    pricedGroups: z.number().int(),
  }),
  refused: z.array(z.object({ reason: z.string(), listings: z.number().int() })),
});

export type PriceResult = z.infer<typeof priceSchema>;

/** A scale as a person names it. */
export const scaleName = (scale: string, t: Translate): string =>
  scale.toLowerCase() === INDEX_SCALE ? t("price.scale.index") : scale;

/** Everything a price answer is made of. */
interface PriceParts {
  readonly asked: PriceAtBar;
  readonly bars: readonly PriceAtBar[];
  readonly indices: ListPriceIndices;
  readonly tasks: readonly CostPerTask[];
  readonly rated: RatedPrices;
  readonly scale: string;
  readonly blend: string;
  readonly asOf: string;
  readonly answer: string;
  readonly t: Translate;
}

/** An answer about prices for JSON: what is unknown is `null`. */
export function publicPrice(parts: PriceParts): PriceResult {
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
    cheapest: asked.cheapest ? publicCheapest(asked.cheapest) : null,
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

function publicCheapest(cheapest: NonNullable<PriceAtBar["cheapest"]>): PriceResult["cheapest"] {
  const { date: _, ...offer } = publicOffer(cheapest);
  return { ...offer, since: cheapest.since };
}

const publicIndex = ({ points, fit }: ListPriceIndex, definition: string) => ({
  definition,
  fit: fit ? publicFit(fit, definition) : null,
  points: points.map((point) => ({ ...point })),
});
