import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { groupBy } from "../../data/group-by.ts";
import { modelKeys } from "../../data/model-id.ts";
import { type Outcome, succeed } from "../../outcome.ts";
import { type ScoredVersion, selectScores } from "./capability-editions.ts";

const columns = {
  provider: "text?",
  model: "text",
  input_usd_mtok: "number?",
  output_usd_mtok: "number?",
  cache_read_usd_mtok: "number?",
  blended_usd_mtok: "number?",
  last_seen: "date?",
  left_censored: "boolean",
  rolling_alias: "boolean",
  history: "text",
} as const;

/** A list price of a model at a provider, from the day it was first seen. */
export type PriceSegment = Fact<typeof columns>;

/** Weights of input and output tokens in one price; they need not sum to 1. */
export interface Blend {
  readonly input: number;
  readonly output: number;
}

/** Three input tokens to one of output: the blend of most published series. */
export const threeToOne: Blend = { input: 3, output: 1 };

/** A scored model version that could be bought at a price from a date. */
export interface PricedVersion {
  readonly version: ScoredVersion;
  readonly segment: PriceSegment;
  /** From when the version could be bought at this price: first seen, never before its release. */
  readonly date: string;
  /** USD per million tokens of the blend. */
  readonly usdPerMtok: number;
}

/**
 * Join capability to price histories by the names of the models.
 *
 * A name that carries a release date is matched with it; only when nobody prices that date, the
 * undated name serves. Rolling aliases (`…-latest`) name no version and are not matched.
 */
export function pricedVersions(
  facts: Facts,
  window: FactWindow,
  blend: Blend = threeToOne,
): Outcome<readonly PricedVersion[]> {
  const scores = selectScores(facts, window);
  if (!scores.ok) return scores;
  const prices = facts.select("api-prices", window, columns);
  if (!prices.ok) return prices;
  const keyed = prices.value
    .filter((segment) => !segment.rolling_alias)
    .map((segment) => ({ segment, keys: modelKeys(segment.model) }));
  const byDated = groupBy(keyed, ({ keys }) => keys.dated);
  const byUndated = groupBy(keyed, ({ keys }) => keys.undated);
  return succeed(
    scores.value.versions.flatMap((version) => {
      const keys = modelKeys(version.version);
      const matches =
        byDated.get(keys.dated) ??
        byDated.get(keys.undated) ??
        (keys.hasDate ? undefined : byUndated.get(keys.undated)) ??
        [];
      return matches.flatMap(({ segment }) => {
        const usdPerMtok = blendedPrice(segment, blend);
        const date = segment.date > version.date ? segment.date : version.date;
        return usdPerMtok === undefined ? [] : [{ version, segment, date, usdPerMtok }];
      });
    }),
  );
}

/** Price of the blend; a row that is published only as a 3:1 blend answers no other. */
export function blendedPrice(segment: PriceSegment, blend: Blend): number | undefined {
  const { input_usd_mtok: input, output_usd_mtok: output, blended_usd_mtok: blended } = segment;
  if (input !== undefined && output !== undefined) {
    return (blend.input * input + blend.output * output) / (blend.input + blend.output);
  }
  return blend.input === 3 * blend.output ? blended : undefined;
}
