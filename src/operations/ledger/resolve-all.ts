import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { digestOfText } from "../../data/publication.ts";
import { translator } from "../../i18n/translate.ts";
import { type Entry, readChain } from "../../ledger/chain.ts";
import type { Claim } from "../../ledger/claim.ts";
import { type ChainedClaim, claimsOfChain } from "../../ledger/claims-of-chain.ts";
import { type ClaimSet, claimSets, claimsOfFacts } from "../../ledger/claims-of-facts.ts";
import { type ResolvedClaim, resolveClaim } from "../../ledger/resolve-claim.ts";
import type { Context } from "../contract/operation.ts";
import { askOperations } from "./ask.ts";
import { type LiveBaseline, liveBaseline } from "./live-baseline.ts";
import { usualDelay } from "./usual-delay.ts";

/** A claim, and where it is kept. */
export interface KeptClaim {
  readonly set: ClaimSet;
  readonly claim: Claim;
  /** What a ledger says of it besides. */
  readonly chained?: ChainedClaim;
}

/** The same, decided. */
export type ResolvedKept = KeptClaim &
  ResolvedClaim & {
    /** What the trend of the day says of readings of which it can be asked, or why it says nothing. */
    readonly baselines: ReadonlyMap<string, Outcome<LiveBaseline>>;
  };

/** The claims that had been made by a day, those of a ledger last. */
export function claimsBy(
  context: Context,
  asOf: string,
  entries: readonly Entry[],
): Outcome<readonly KeptClaim[]> {
  const own = readChain(context.facts.ledger());
  if (!own.ok) return own;
  const registered = keptOf("own", own.value.entries, asOf);
  // Of a day before the first of them, an answer rests on none.
  if (registered.length > 0)
    context.facts.restOn("own-ledger", digestOfText(context.facts.ledger()));
  const kept: KeptClaim[] = [];
  for (const set of claimSets) {
    const claims = claimsOfFacts(context.facts, set, { asOf, hindsight: false });
    if (!claims.ok) return claims;
    kept.push(...claims.value.map((claim) => ({ set, claim })));
  }
  return succeed([...kept, ...registered, ...keptOf("mine", entries, asOf)]);
}

/** The claims of a chain that had been written by a day. */
export const keptOf = (
  set: "own" | "mine",
  entries: readonly Entry[],
  asOf: string,
): readonly KeptClaim[] =>
  claimsOfChain(entries, asOf).map((chained) => ({ set, claim: chained.claim, chained }));

/** Each claim, decided by what was known on a day. */
export async function resolveAll(
  kept: readonly KeptClaim[],
  asOf: string,
  context: Context,
): Promise<Outcome<readonly ResolvedKept[]>> {
  const ask = askOperations(context, asOf);
  const delayOf = usualDelay(ask, context.facts.ids);
  const what = translator(context.language)("ledger.resolving");
  const resolved: ResolvedKept[] = [];
  for (const each of kept) {
    if (context.cancelled?.()) return fail("cancelled");
    context.progress?.(resolved.length, kept.length, what);
    const baselines = await baselinesOf(each.claim, context);
    const claim = withBaselines(each.claim, baselines);
    resolved.push({ ...each, baselines, ...(await resolveClaim(claim, asOf, ask, delayOf)) });
    await context.turn?.();
  }
  context.progress?.(kept.length, kept.length, what);
  return succeed(resolved);
}

/** What the trend of the day says of each reading that says how it can be asked. */
async function baselinesOf(
  claim: Claim,
  context: Context,
): Promise<ReadonlyMap<string, Outcome<LiveBaseline>>> {
  const ask = askOperations(context, claim.madeOn);
  const baselines = new Map<string, Outcome<LiveBaseline>>();
  for (const reading of claim.readings) {
    const source = reading.baseline?.source;
    if (source) baselines.set(reading.id, await liveBaseline(claim, reading, source, ask, context));
  }
  return baselines;
}

/** The claim with what was computed in the place of what was reviewed. */
const withBaselines = (
  claim: Claim,
  baselines: ReadonlyMap<string, Outcome<LiveBaseline>>,
): Claim => ({
  ...claim,
  readings: claim.readings.map((reading) => {
    const live = baselines.get(reading.id);
    if (!reading.baseline || !live?.ok) return reading;
    const { p: reviewed, ...rest } = reading.baseline;
    const { p, distribution } = live.value;
    return {
      ...reading,
      baseline: {
        ...rest,
        ...(p === undefined ? {} : { p }),
        ...(reviewed === undefined ? {} : { reviewed }),
        ...(distribution ? { distribution } : {}),
      },
    };
  }),
});
