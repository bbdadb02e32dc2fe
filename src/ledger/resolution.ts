import { canonical } from "./canonical.ts";
import type { ChainedClaim, Resolution } from "./claims-of-chain.ts";
import type { ResolvedClaim } from "./resolve-claim.ts";

/** What came of a claim, as a line of a ledger says it. */
export const resolutionOf = ({ claim, status, readings }: ResolvedClaim): Resolution => ({
  ...{ id: claim.id, status },
  readings: readings.map(({ reading, outcome, value }) => ({
    ...{ id: reading.id, outcome: outcome ?? null },
    // What a query finds before its day is not what came.
    value: outcome === undefined ? null : (value ?? null),
  })),
});

/** What of a resolution can be news. */
interface Verdict {
  readonly status: string;
  readonly readings: readonly { readonly id: string; readonly outcome: boolean | null }[];
}

/**
 * Whether a resolution says other than the last that was written: another status, or another
 * outcome of a reading. A claim without one is open, so that resolving twice writes nothing the
 * second time.
 */
export function isNews(known: ChainedClaim, now: Resolution): boolean {
  const last = known.history.at(-1) ?? {
    status: "open",
    readings: now.readings.map(({ id }) => ({ id, outcome: null })),
  };
  return verdictOf(last) !== verdictOf(now);
}

const verdictOf = ({ status, readings }: Verdict): string =>
  canonical({ status, outcomes: readings.map(({ id, outcome }) => [id, outcome]) });
