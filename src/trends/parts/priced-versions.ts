import { groupBy } from "../../base/group-by.ts";
import { attempt, must, type Outcome, succeed } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import { rollingNames } from "../../names/rolling-names.ts";
import { type ScoredVersion, selectScores } from "./capability-editions.ts";
import { priceEnds } from "./price-ends.ts";
import { type PriceSegment, segmentColumns } from "./price-segment.ts";
import { type PriceTrap, priceTrap } from "./price-traps.ts";

/** Weights of kinds of tokens in one combined price; they need not sum to 1. */
export interface Blend {
  readonly input: number;
  readonly output: number;
  /** Input tokens read from a cache; at full price where the listing has no cache price. */
  readonly cached?: number;
}

/** Three input tokens to one of output: the blend of most published series. */
export const threeToOne: Blend = { input: 3, output: 1 };

/** A version of a model, as evaluations name it. */
interface NamedVersion {
  readonly version: string;
  readonly date: string;
  readonly open_weights?: boolean | undefined;
}

/** A model version that could be bought at a price from a date. */
export interface Priced<Version extends NamedVersion> {
  readonly version: Version;
  readonly segment: PriceSegment;
  /**
   * From when the version was available at this price: first seen, but never before its release.
   */
  readonly date: string;
  /** First day on which it no longer was, where known. */
  readonly until: string | undefined;
  /** USD per million tokens of the blend. */
  readonly usdPerMtok: number;
}

/** A scored model version that could be bought at a price from a date. */
export type PricedVersion = Priced<ScoredVersion>;

/**
 * Join the capability index to price histories by the names of the models. Joined once for a
 * question, by whose view of the facts and window it is remembered.
 */
export const pricedVersions = (
  facts: Facts,
  window: FactWindow,
  blend: Blend = threeToOne,
): Outcome<readonly PricedVersion[]> => pricedOnce(facts, window, blend);

const pricedOnce = rememberOf((facts: Facts, window: FactWindow, blend: Blend) =>
  attempt(() => {
    const { versions } = must(selectScores(facts, window));
    return must(priceVersions(facts, window, versions, blend)).priced;
  }),
);

/** Prices of versions, and how many listed prices were refused and why. */
export interface PricedList<Version extends NamedVersion> {
  readonly priced: readonly Priced<Version>[];
  readonly refused: ReadonlyMap<PriceTrap, number>;
}

/**
 * Match versions of models to price histories by their names.
 *
 * A price with or without thinking is matched with versions that think or do not.
 *
 * A name with a release date is matched with it; only when nobody prices that date is the undated
 * name used. Rolling aliases (`…-latest`) name no version and are matched only where the maker says
 * what they meant at the time.
 */
export function priceVersions<Version extends NamedVersion>(
  facts: Facts,
  window: FactWindow,
  versions: readonly Version[],
  blend: Blend,
): Outcome<PricedList<Version>> {
  const prices = facts.select("api-prices", window, segmentColumns);
  if (!prices.ok) return prices;
  const find = listingsByName(prices.value);
  const endOf = priceEnds(prices.value, window);
  const refused = new Map<PriceTrap, Set<string>>();
  const priced = versions.flatMap((version) =>
    find(version.version).flatMap(({ segment, from, to }) => {
      if (segment.thinking !== undefined && segment.thinking !== thinks(version.version)) return [];
      const trap = priceTrap(segment, version.open_weights);
      if (trap) {
        refused.set(trap, (refused.get(trap) ?? new Set()).add(segment.id));
        return [];
      }
      const usdPerMtok = blendedPrice(segment, blend);
      const date = latest([segment.date, version.date, from]);
      const until = earliest([endOf(segment), to]);
      if (usdPerMtok === undefined || (until !== undefined && until <= date)) return [];
      return [{ version, segment, date, until, usdPerMtok }];
    }),
  );
  return succeed({
    priced,
    refused: new Map([...refused].map(([trap, ids]) => [trap, ids.size])),
  });
}

/**
 * Whether a version thinks before it answers, where its maker sells that at another price. A score is
 * that of a model at its best, so only a name that says otherwise does not.
 */
const thinks = (version: string): boolean =>
  !/(_none|[_-]no[_-]?think\w*|\((no|non)[ -]thinking\))$/i.test(version);

/** A listing that may match a version, for the time in which its name meant that version. */
interface Listing {
  readonly segment: PriceSegment;
  readonly from?: string;
  readonly to?: string;
}

function listingsByName(
  segments: readonly PriceSegment[],
): (version: string) => readonly Listing[] {
  const keyed = segments
    .filter((segment) => !segment.rolling_alias)
    .map((segment) => ({ segment, keys: modelKeys(segment.model) }));
  const byDated = groupBy(keyed, ({ keys }) => keys.dated);
  const byUndated = groupBy(keyed, ({ keys }) => keys.undated);
  const rolling = groupBy(rollingListings(segments), ({ key }) => key);
  return (version) => {
    const keys = modelKeys(version);
    const fixed =
      byDated.get(keys.dated) ??
      byDated.get(keys.undated) ??
      (keys.hasDate ? undefined : byUndated.get(keys.undated)) ??
      [];
    return [...fixed, ...(rolling.get(keys.dated) ?? [])];
  };
}

const rollingListings = (
  segments: readonly PriceSegment[],
): readonly (Listing & { readonly key: string })[] =>
  rollingNames.flatMap(({ provider, name, version, from, to }) =>
    segments
      .filter(
        (segment) =>
          segment.rolling_alias &&
          segment.provider === provider &&
          segment.model === name &&
          (to === undefined || segment.date < to) &&
          (segment.last_seen === undefined || segment.last_seen > from),
      )
      .map((segment) => ({
        key: modelKeys(version).dated,
        segment,
        from,
        ...(to === undefined ? {} : { to }),
      })),
  );

const defined = (dates: readonly (string | undefined)[]): readonly string[] =>
  dates.filter((date) => date !== undefined).sort();

const latest = (dates: readonly (string | undefined)[]): string => defined(dates).at(-1) ?? "";
const earliest = (dates: readonly (string | undefined)[]): string | undefined => defined(dates)[0];

/** Price of the blend; a row published only as a 3:1 blend fits no other. */
export function blendedPrice(segment: PriceSegment, blend: Blend): number | undefined {
  const { input_usd_mtok: input, output_usd_mtok: output, blended_usd_mtok: blended } = segment;
  const { cached = 0 } = blend;
  if (input !== undefined && output !== undefined) {
    const total =
      blend.input * input + blend.output * output + cached * (segment.cache_read_usd_mtok ?? input);
    return total / (blend.input + blend.output + cached);
  }
  return cached === 0 && blend.input === 3 * blend.output ? blended : undefined;
}
