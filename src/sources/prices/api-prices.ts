import { addDays, daysBetween } from "../../base/calendar.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { date, flag, knownLater, number, optional, text } from "../shared/describe-column.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import { curatedPricesFile, readCuratedPrices } from "./curated-prices.ts";
import { launchPricesFile, readLaunchPrices } from "./launch-prices.ts";
import { type PriceSegment, priceHistories, readPriceHistories } from "./price-histories.ts";
import {
  isOtherProduct,
  isRegional,
  isRollingAlias,
  modelOf,
  providerOf,
} from "./price-listing.ts";

/** List prices of language models per million tokens, with the days on which they stood. */
export const apiPrices: Adapter = {
  dataset: "api-prices",
  inputs: [
    ...Object.values(priceHistories).map(({ file }) => file),
    curatedPricesFile,
    launchPricesFile,
  ],
  ingest,
};

/** State of the sources; a price announced for a later day is no fact yet. */
const RETRIEVED = "2026-11-23";

/** A price that stood no longer than this was a slip, soon corrected. */
const CORRECTION_DAYS = 2;

/** No text model has been listed outside these bounds, USD per million tokens; o1-pro is the top. */
const PLAUSIBLE_USD_MTOK = { low: 0.01, high: 600 };

/** A first price seen later than this after release may have been preceded by another. */
const PROMPT_DAYS = 30;

const labels = {
  "other-provider": { en: "reseller or small host", zh: "转售商或小型托管商" },
  "other-product": {
    en: "no text model: sound, pictures, vectors, fine-tunes, size classes",
    zh: "非文本模型：音频、图像、向量、微调、按规模计价",
  },
  region: {
    en: "the same model in one region or served faster",
    zh: "同一模型的地区版本或加速版本",
  },
  "no-price": { en: "input or output price missing", zh: "缺少输入或输出价格" },
  zero: { en: "price of zero: free tier or subscription", zh: "零价格：免费层或订阅" },
  correction: { en: "stood two days or less: a correction", zh: "仅存在两天以内：更正" },
  "unit-slip": {
    en: "outside 0.01 to 600 USD per million tokens",
    zh: "超出每百万词元 0.01 至 600 美元",
  },
  "known-error": { en: "known to be wrong upstream", zh: "已知上游错误" },
  "time-of-day": { en: "price by the time of day", zh: "按时段计价" },
  announced: { en: "announced for a later day", zh: "为将来日期公布的价格" },
} as const;

type Reason = keyof typeof labels;

function ingest(texts: Texts): Outcome<Draft> {
  const segments = readPriceHistories(texts);
  if (!segments.ok) return segments;
  const curated = readCuratedPrices(texts);
  if (!curated.ok) return curated;
  const launches = readLaunchPrices(texts);
  if (!launches.ok) return launches;
  const draft = draftOfSegments(segments.value);
  return succeed({ ...draft, rows: [...draft.rows, ...curated.value, ...launches.value] });
}

/** The prices of listings that are of language models and of providers that enter, and no slips. */
export function draftOfSegments(segments: readonly PriceSegment[]): Draft {
  const releases = releaseDates(segments);
  const judged = segments.map((segment) => ({ segment, reason: reasonToSkip(segment) }));
  const rows = judged.flatMap(({ segment, reason }) =>
    reason === undefined ? [segmentRow(segment, releases)] : [],
  );
  return {
    description,
    rows: numberRepeated(rows),
    skipped: tallySkipped(
      labels,
      judged.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    ),
  };
}

function reasonToSkip(segment: PriceSegment): Reason | undefined {
  const { listing, input, output, firstSeen, lastSeen } = segment;
  if (providerOf(segment.provider, listing) === undefined) return "other-provider";
  if (isOtherProduct(listing)) return "other-product";
  if (isRegional(listing)) return "region";
  if (input === null || output === null) return "no-price";
  if (input === 0 || output === 0) return "zero";
  if (lastSeen !== null && daysBetween(firstSeen, lastSeen) <= CORRECTION_DAYS) return "correction";
  if (
    [input, output].some((usd) => usd > PLAUSIBLE_USD_MTOK.high) ||
    output < PLAUSIBLE_USD_MTOK.low
  )
    return "unit-slip";
  if (isKnownError(segment)) return "known-error";
  if (segment.byTimeOfDay) return "time-of-day";
  return segment.effective && segment.effective > RETRIEVED ? "announced" : undefined;
}

/** From this day on genai-prices files what a router sells under the router, not under the maker. */
export const ROUTERS_APART = "2025-07-12";

/** Prices that the provider's announcement and other histories contradict: history, model, input. */
const knownErrors: readonly (readonly [PriceSegment["history"], string, number])[] = [
  ["models.dev", "gpt-4", 10],
  ["models.dev", "gpt-4", 60],
  ["models.dev", "mistral-large-2402", 0.5],
  ["litellm", "gpt-3.5-turbo", 1.5],
  ["litellm", "claude-instant-1.2", 0.163],
  ["litellm", "qwen3-235b-a22b-instruct-2507-tput", 0.2],
  ["genai-prices", "claude-instant-1", 1.63],
  ["genai-prices", "phi-4", 0.07],
  ["litellm", "mixtral-8x7b-instruct-v0.1", 0.15],
  ["models.dev", "deepseek-v4-pro", 0.19],
];

/**
 * Whether a price is in the list above, costs more for input than for output (a slip: no provider
 * does so), or is a router's, filed under DeepSeek.
 */
function isKnownError({
  history,
  provider,
  listing,
  input,
  output,
  firstSeen,
}: PriceSegment): boolean {
  if (history === "genai-prices" && provider === "deepseek") return firstSeen < ROUTERS_APART;
  if ((input as number) > (output as number)) return true;
  const model = modelOf(listing);
  return knownErrors.some(
    ([inHistory, name, usd]) => inHistory === history && name === model && usd === input,
  );
}

type PriceRow = { readonly id: string } & Readonly<Record<string, Cell>>;

function segmentRow(segment: PriceSegment, releases: ReadonlyMap<string, string>): PriceRow {
  const { history, listing, firstSeen, effective } = segment;
  const provider = providerOf(segment.provider, listing) as string;
  const rollingAlias = isRollingAlias(listing);
  const release = rollingAlias ? undefined : releases.get(modelOf(listing));
  const start = effective ?? firstSeen;
  const announced = start < firstSeen;
  return {
    id: `${history}/${provider}/${listing}/${start}`,
    date: start,
    known_on: announced ? start : firstSeen,
    known_basis: announced ? "announced" : "first-seen",
    source: priceHistories[history].url,
    history,
    provider,
    model: modelOf(listing),
    family: segment.family ?? undefined,
    input_usd_mtok: segment.input ?? undefined,
    output_usd_mtok: segment.output ?? undefined,
    cache_read_usd_mtok: segment.cacheRead ?? undefined,
    cache_write_usd_mtok: segment.cacheWrite ?? undefined,
    first_seen: firstSeen,
    last_seen: segment.lastSeen ?? undefined,
    release,
    left_censored: effective ? false : isLeftCensored(segment, release),
    tiered: segment.tiered,
    rolling_alias: rollingAlias,
    open_weights: segment.openWeights,
  };
}

/** Whether the price may have stood before it was first seen. */
function isLeftCensored(segment: PriceSegment, release: string | undefined): boolean {
  const { startsOn, fillingDays } = priceHistories[segment.history];
  if (!segment.first) return false;
  return (
    segment.firstSeen <= addDays(startsOn, fillingDays) ||
    (release !== undefined && daysBetween(release, segment.firstSeen) > PROMPT_DAYS)
  );
}

/**
 * The release date of each model that most listings state; of equally many the earliest. Makers
 * rewrite theirs and resellers guess, so the majority is the best witness.
 */
function releaseDates(segments: readonly PriceSegment[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const { listing, release, first } of segments) {
    if (!first || release === undefined) continue;
    const ballot = votes.get(modelOf(listing)) ?? new Map<string, number>();
    votes.set(modelOf(listing), ballot.set(release, (ballot.get(release) ?? 0) + 1));
  }
  return new Map([...votes].map(([model, ballot]) => [model, winner(ballot)]));
}

function winner(ballot: ReadonlyMap<string, number>): string {
  const ranked = [...ballot].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ranked[0]?.[0] as string;
}

const description: Draft["description"] = {
  id: "api-prices",
  title: { en: "List prices of language models", zh: "语言模型的标价" },
  publisher: "models.dev, LiteLLM, genai-prices, Epoch AI",
  url: "https://models.dev",
  licence: "MIT (models.dev, LiteLLM, genai-prices); CC BY 4.0 (Epoch AI)",
  attribution:
    "Price histories rebuilt from the public versions of models.dev (MIT), LiteLLM's price file (MIT; by way of tokencost, MIT) and pydantic/genai-prices (MIT); curated prices: Epoch AI, LLM inference price trends (CC BY 4.0); prices of announcements, each with its page",
  retrieved: RETRIEVED,
  knownBasis: {
    announced: {
      en: "the day on which the provider put the price into effect",
      zh: "供应商价格生效之日",
    },
    "first-seen": {
      en: "the day of the version in which the price first stands; it may have stood earlier where left_censored",
      zh: "价格首次出现的版本日期；若 left_censored 为真，则可能更早已生效",
    },
    recorded: {
      en: "the day for which the publisher recorded the price",
      zh: "发布者记录该价格的日期",
    },
  },
  columns: [
    text("history", "models.dev, litellm, genai-prices, curated or announced"),
    optional(text("provider", "who sells: a maker or a host; one name in all histories")),
    text("model", "the model's id at the provider, without paths and prefixes"),
    optional(text("family", "family of the model")),
    optional(number("input_usd_mtok", "USD/Mtok", "price of input tokens")),
    optional(number("output_usd_mtok", "USD/Mtok", "price of output tokens")),
    optional(number("cache_read_usd_mtok", "USD/Mtok", "price of input tokens read from a cache")),
    optional(
      number("cache_write_usd_mtok", "USD/Mtok", "price of input tokens written to a cache"),
    ),
    optional(
      number("blended_usd_mtok", "USD/Mtok", "three parts input to one part output; curated"),
    ),
    optional(date("first_seen", "day of the first version of the file with this price")),
    knownLater(
      "last_seen",
      optional(date("last_seen", "day on which it was replaced; empty while current")),
    ),
    optional(
      date(
        "release",
        "release of the model by most listings of models.dev; empty for rolling names and curated rows",
      ),
    ),
    flag("left_censored", "whether the price may have stood before it was first seen"),
    optional(flag("tiered", "whether it is the lowest of several tiers, where stated")),
    flag("rolling_alias", "whether the provider moves the name from model to model"),
    optional(
      flag("thinking", "whether the price is that with thinking; empty where there is one price"),
    ),
    optional(flag("open_weights", "whether the weights can be downloaded, where stated")),
  ],
};
