import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readInferencePriceFolder } from "../../files/inference-price-folder.ts";
import { translator } from "../../i18n/translate.ts";
import {
  type PriceBenchmark,
  type PricedModel,
  priceDecline,
} from "../../observatory/price-decline.ts";
import {
  publishedPriceBenchmarks,
  reasoningModels,
} from "../../observatory/replications/inference-price.ts";
import { pricedVersions } from "../../trends/parts/priced-versions.ts";
import { asOfFields, folder, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { priceDeclineSchema } from "./result.ts";
import { viewPriceDecline } from "./view.ts";

const LEVEL = 0.9;

/** How the price of reaching a score fell, for every score that was once a record. */
export default defineOperation({
  name: "price-decline",
  input: z.strictObject({ inputs: folder().optional(), ...asOfFields }),
  output: priceDeclineSchema,
  weight: () => 0.15,
  rows: "series",
  positional: [],
  examples: [{}, { asOf: "2025-06-30" }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    const prices =
      input.inputs === undefined
        ? embeddedPrices(context, window.value)
        : pricesOfFolder(input.inputs);
    if (!prices.ok) return prices;
    const series = priceDecline(prices.value.models, prices.value.benchmarks, LEVEL);
    return succeed({
      result: {
        definition: t(
          input.inputs === undefined ? "price-decline.live" : "price-decline.published",
        ),
        series: series.map(({ points, ...rest }) => ({
          ...rest,
          points: points.map((point) => ({ ...point })),
        })),
      },
      notes: [t("price-decline.note")],
    });
  },
  view: viewPriceDecline,
});

interface Prices {
  readonly models: readonly PricedModel[];
  readonly benchmarks: readonly PriceBenchmark[];
}

/** The two price tables of a folder, read as the publication does. */
function pricesOfFolder(inputs: Readonly<Record<string, string>>): Outcome<Prices> {
  const texts = new Map(Object.entries(inputs));
  const nested = [...texts.keys()].some((path) => path.includes("inference-price/"));
  const rows = readInferencePriceFolder(texts, nested ? "inference-price" : "");
  if (!rows.ok) return rows;
  const models = rows.value.filter(({ model }) => !reasoningModels.has(model));
  return succeed({ models, benchmarks: publishedPriceBenchmarks });
}

/** Today's prices on the capability index: every record score is a threshold. */
function embeddedPrices(
  context: Context,
  window: { readonly asOf: string; readonly hindsight: boolean },
): Outcome<Prices> {
  const priced = pricedVersions(context.facts, window);
  if (!priced.ok) return priced;
  return succeed({
    models: priced.value.map(({ version, date, usdPerMtok }) => ({
      model: version.label,
      date,
      usdPerMtok,
      scores: { ECI: version.eci },
    })),
    benchmarks: [{ id: "ECI" }],
  });
}
