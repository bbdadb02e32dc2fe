import type { Fact } from "../../data/facts.ts";

/** Columns of dataset `api-prices` that prices are made of. */
export const segmentColumns = {
  provider: "text?",
  model: "text",
  input_usd_mtok: "number?",
  output_usd_mtok: "number?",
  cache_read_usd_mtok: "number?",
  blended_usd_mtok: "number?",
  first_seen: "date?",
  last_seen: "date?",
  left_censored: "boolean",
  rolling_alias: "boolean",
  thinking: "boolean?",
  history: "text",
} as const;

/** A list price of a model at a provider, from the day it was first seen. */
export type PriceSegment = Fact<typeof segmentColumns>;
