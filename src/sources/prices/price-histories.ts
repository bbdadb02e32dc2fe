import { z } from "zod";
import { isIsoDate } from "../../base/calendar.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readJson } from "../../files/read-json.ts";
import type { Texts } from "../../files/texts.ts";

/** One price of one listing as a history holds it: USD per million tokens, days of commits. */
export interface PriceSegment {
  readonly history: PriceHistory;
  /** The provider as the history names it. */
  readonly provider: string;
  /** The model's id at the provider. */
  readonly listing: string;
  readonly input: number | null;
  readonly output: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite: number | null;
  readonly firstSeen: string;
  /** Day on which another price or none replaced it; `null` while current. */
  readonly lastSeen: string | null;
  /** Whether no earlier price of the listing stands in the history. */
  readonly first: boolean;
  readonly family?: string | null;
  readonly openWeights?: boolean;
  /** Release date of the model, when the history states a whole day. */
  readonly release?: string | undefined;
  /** Day on which the provider put the price into effect, when stated. */
  readonly effective?: string | null;
  /** Whether the price is one of several tiers by context length. */
  readonly tiered?: boolean;
  /** Whether the provider charges by the time of day. */
  readonly byTimeOfDay?: boolean;
}

/** The price histories, each rebuilt from the versions of one public price file. */
export const priceHistories = {
  "models.dev": {
    file: "models-dev/price-history.json",
    url: "https://github.com/anomalyco/models.dev",
    startsOn: "2025-06-04",
    /** Days after the start within which the file was still being filled. */
    fillingDays: 2,
    lastDay: "2026-07-01",
  },
  litellm: {
    file: "litellm-derived/price-history.json",
    url: "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json",
    startsOn: "2024-03-25",
    fillingDays: 0,
    lastDay: "2026-07-24",
  },
  "genai-prices": {
    file: "genai-prices/price-history.json",
    url: "https://github.com/pydantic/genai-prices",
    startsOn: "2025-06-22",
    fillingDays: 0,
    lastDay: "2026-08-21",
  },
} as const;

/** Name of a price history. */
export type PriceHistory = keyof typeof priceHistories;

const price = z.number().nullable();
const day = z.iso.date();

const modelsDevSchema = z.object({
  models: z.array(
    z.object({
      provider: z.string(),
      id: z.string(),
      family: z.string().nullable(),
      release: z.string().nullable(),
      open: z.boolean().nullable(),
      prices: z.array(z.tuple([price, price, price, price, day, day.nullable()])),
    }),
  ),
});

const liteLlmSchema = z.object({
  models: z.array(
    z.object({
      provider: z.string(),
      id: z.string(),
      prices: z.array(z.tuple([price, price, price, day, day.nullable()])),
    }),
  ),
});

const genaiSchema = z.object({
  prices: z.array(
    z.object({
      provider: z.string(),
      id: z.string(),
      input: price,
      output: price,
      cache_read: price,
      cache_write: price,
      start_date: day.nullable(),
      start_time: z.string().nullable(),
      tiered: z.boolean(),
      first_seen: day,
      last_seen: day.nullable(),
    }),
  ),
});

/** All segments of all histories, in file order. */
export function readPriceHistories(texts: Texts): Outcome<readonly PriceSegment[]> {
  const modelsDev = readJson(texts, priceHistories["models.dev"].file, modelsDevSchema);
  if (!modelsDev.ok) return modelsDev;
  const liteLlm = readJson(texts, priceHistories.litellm.file, liteLlmSchema);
  if (!liteLlm.ok) return liteLlm;
  const genai = readJson(texts, priceHistories["genai-prices"].file, genaiSchema);
  if (!genai.ok) return genai;
  return succeed([
    ...modelsDev.value.models.flatMap(modelsDevSegments),
    ...liteLlm.value.models.flatMap(liteLlmSegments),
    ...genaiSegments(genai.value.prices),
  ]);
}

const modelsDevSegments = (
  model: z.infer<typeof modelsDevSchema>["models"][number],
): readonly PriceSegment[] =>
  model.prices.map(([input, output, cacheRead, cacheWrite, firstSeen, lastSeen], index) => ({
    history: "models.dev",
    provider: model.provider,
    listing: decoded(model.id),
    input,
    output,
    cacheRead,
    cacheWrite,
    firstSeen,
    lastSeen,
    first: index === 0,
    family: model.family,
    ...(model.open !== null && { openWeights: model.open }),
    release: wholeDay(model.release),
  }));

const liteLlmSegments = (
  model: z.infer<typeof liteLlmSchema>["models"][number],
): readonly PriceSegment[] =>
  model.prices.map(([input, output, cacheRead, firstSeen, lastSeen], index) => ({
    history: "litellm",
    provider: model.provider,
    listing: model.id,
    input,
    output,
    cacheRead,
    cacheWrite: null,
    firstSeen,
    lastSeen,
    first: index === 0,
  }));

function genaiSegments(prices: z.infer<typeof genaiSchema>["prices"]): readonly PriceSegment[] {
  const listed = new Set<string>();
  const key = (one: { provider: string; id: string }) => `${one.provider} ${one.id}`;
  const starts = new Map(
    prices.flatMap((one) => (one.start_date === null ? [] : [[key(one), one.start_date] as const])),
  );
  const timed = new Set(prices.filter((one) => one.start_time !== null).map(timedKey));
  return prices.map((one) => {
    const first = !listed.has(key(one));
    listed.add(key(one));
    return {
      history: "genai-prices",
      provider: one.provider,
      listing: decoded(one.id),
      input: one.input,
      output: one.output,
      cacheRead: one.cache_read,
      cacheWrite: one.cache_write,
      firstSeen: one.first_seen,
      lastSeen:
        one.start_date === null ? earlier(one.last_seen, starts.get(key(one))) : one.last_seen,
      first,
      effective: one.start_date,
      tiered: one.tiered,
      byTimeOfDay: timed.has(timedKey(one)),
    };
  });
}

/** A price without a start ends where another of the same listing is stated to start. */
const earlier = (lastSeen: string | null, start: string | undefined): string | null =>
  start !== undefined && (lastSeen === null || start < lastSeen) ? start : lastSeen;

const timedKey = (one: { provider: string; id: string; first_seen: string }): string =>
  `${one.provider} ${one.id} ${one.first_seen}`;

/** A listing's id as its provider writes it: file names of the history cannot hold some signs. */
export const decoded = (id: string): string => id.replaceAll("%2F", "/").replaceAll("%3A", ":");

const wholeDay = (text: string | null): string | undefined =>
  text !== null && isIsoDate(text) ? text : undefined;
