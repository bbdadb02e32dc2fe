import { z } from "zod";
import { eachOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { readJson } from "../../files/read-json.ts";
import type { Texts } from "../../files/texts.ts";
import type { LiveSource } from "../live-source.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { apiPrices, draftOfSegments, ROUTERS_APART } from "./api-prices.ts";
import { type PriceSegment, priceHistories } from "./price-histories.ts";

/** The price files as their publishers keep them: what is listed now, without what was before. */
const files = {
  "models.dev": { address: "https://models.dev/api.json", path: "models-dev/api.json" },
  litellm: {
    address:
      "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
    path: "litellm/model_prices_and_context_window.json",
  },
  "genai-prices": {
    address:
      "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json",
    path: "genai-prices/data.json",
  },
} as const;

/** List prices as they stand: another price begins a row, and ends the one before. */
export const liveApiPrices: LiveSource = {
  id: "prices",
  dataset: "api-prices",
  files: Object.values(files),
  changes: "days",
  tried: false,
  mayRepublish: true,
  adapterOn: (day) => ({
    dataset: apiPrices.dataset,
    inputs: Object.values(files).map(({ path }) => path),
    ingest: (texts) => mapOutcome(readLivePrices(texts, day), draftOfSegments),
  }),
  covers: ({ history }) => Object.hasOwn(priceHistories, String(history)),
  spans: {
    key: ({ history, provider, model }) => [history, provider, model].join(" "),
    values: [
      ...["input_usd_mtok", "output_usd_mtok"],
      ...["cache_read_usd_mtok", "cache_write_usd_mtok"],
    ],
    end: "last_seen",
    following: { left_censored: false },
  },
  // What is corrected of a listing is so while its price stands, but for what was filed elsewhere since.
  idOn: (id, day) => id.replace(startOf, (start) => (isMoved(id, start) ? start : day)),
};

/** The day in the id of a price. */
const startOf = /\d{4}-\d{2}-\d{2}/;

const isMoved = (id: string, start: string): boolean =>
  id.startsWith("genai-prices/") && start < ROUTERS_APART;

/** What all files list on a day, each price as beginning on it. */
export const readLivePrices = (texts: Texts, day: string): Outcome<readonly PriceSegment[]> =>
  mapOutcome(
    eachOf(readers, (read) => read(texts, day)),
    (lists) =>
      lists.flat().map((listed) => ({ ...listed, firstSeen: day, lastSeen: null, first: true })),
  );

type Listed = Omit<PriceSegment, "firstSeen" | "lastSeen" | "first">;

const price = z.number().nullish();

const modelsDevSchema = z.record(
  z.string(),
  z.object({
    models: z.record(
      z.string(),
      z.object({
        family: z.string().nullish(),
        release_date: z.string().nullish(),
        open_weights: z.boolean().nullish(),
        cost: z
          .object({ input: price, output: price, cache_read: price, cache_write: price })
          .nullish(),
      }),
    ),
  }),
);

const readModelsDev = (texts: Texts): Outcome<readonly Listed[]> =>
  mapOutcome(readJson(texts, files["models.dev"].path, modelsDevSchema), (providers) =>
    Object.entries(providers).flatMap(([provider, { models }]) =>
      Object.entries(models).map(([listing, model]): Listed => {
        const { cost, family, open_weights: open, release_date: release } = model;
        return {
          ...{ history: "models.dev", provider, listing, family: family ?? null },
          ...{ input: cost?.input ?? null, output: cost?.output ?? null },
          ...{ cacheRead: cost?.cache_read ?? null, cacheWrite: cost?.cache_write ?? null },
          ...(typeof open === "boolean" ? { openWeights: open } : {}),
          release: z.iso.date().safeParse(release).data,
        };
      }),
    ),
  );

const liteLlmSchema = z.record(
  z.string(),
  z.object({
    litellm_provider: z.string().nullish(),
    mode: z.string().nullish(),
    input_cost_per_token: price,
    output_cost_per_token: price,
    cache_read_input_token_cost: price,
  }),
);

/** Kinds of entries that are language models; the others are priced by picture, second or page. */
const modes: readonly (string | null | undefined)[] = ["chat", "completion", "responses"];

/** LiteLLM prices a token, in figures that carry the noise of a division. */
const perMillion = (usd: number | null | undefined): number | null =>
  roundDigits(usd === null || usd === undefined ? undefined : usd * 1e6, 10) ?? null;

const readLiteLlm = (texts: Texts): Outcome<readonly Listed[]> =>
  mapOutcome(readJson(texts, files.litellm.path, liteLlmSchema), (entries) =>
    Object.entries(entries).flatMap(([listing, entry]): readonly Listed[] =>
      // The file begins with an entry that explains the others.
      listing === "sample_spec" || !modes.includes(entry.mode)
        ? []
        : [
            {
              ...{ history: "litellm", provider: entry.litellm_provider ?? "", listing },
              input: perMillion(entry.input_cost_per_token),
              output: perMillion(entry.output_cost_per_token),
              cacheRead: perMillion(entry.cache_read_input_token_cost),
              cacheWrite: null,
            },
          ],
    ),
  );

const tiered = z.union([z.number(), z.object({ base: z.number() })]).nullish();

const genaiPrices = z.object({
  ...{ input_mtok: tiered, output_mtok: tiered },
  ...{ cache_read_mtok: tiered, cache_write_mtok: tiered },
});

const genaiSchema = z.array(
  z.object({
    id: z.string(),
    models: z.array(
      z.object({
        id: z.string(),
        prices: z.union([
          z.array(
            z.object({
              constraint: z
                .object({ start_date: z.iso.date().nullish(), start_time: z.string().nullish() })
                .nullish(),
              prices: genaiPrices,
            }),
          ),
          genaiPrices,
        ]),
      }),
    ),
  }),
);

const readGenai = (texts: Texts, day: string): Outcome<readonly Listed[]> =>
  mapOutcome(readJson(texts, files["genai-prices"].path, genaiSchema), (providers) =>
    providers.flatMap(({ id: provider, models }) =>
      models.flatMap(({ id: listing, prices }): readonly Listed[] => {
        const conditional = Array.isArray(prices) ? prices : [{ prices }];
        // Of several the last that holds is the price.
        const holds = conditional.findLast(
          ({ constraint }) => (constraint?.start_date ?? "") <= day,
        );
        if (!holds) return [];
        const { input_mtok, output_mtok, cache_read_mtok, cache_write_mtok } = holds.prices;
        const all = [input_mtok, output_mtok, cache_read_mtok, cache_write_mtok];
        return [
          {
            ...{ history: "genai-prices", provider, listing },
            ...{ input: baseOf(input_mtok), output: baseOf(output_mtok) },
            ...{ cacheRead: baseOf(cache_read_mtok), cacheWrite: baseOf(cache_write_mtok) },
            tiered: all.some((one) => typeof one === "object" && one !== null),
            byTimeOfDay: conditional.some(({ constraint }) => constraint?.start_time != null),
          },
        ];
      }),
    ),
  );

const baseOf = (one: z.infer<typeof tiered>): number | null =>
  typeof one === "object" && one !== null ? one.base : (one ?? null);

const readers = [readModelsDev, readLiteLlm, readGenai] as const;
