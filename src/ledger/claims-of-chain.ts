import { z } from "zod";
import type { Entry } from "./chain.ts";
import { type Claim, claimSchema } from "./claim.ts";
import { statuses } from "./resolve-claim.ts";

/** What had come of a claim by a day, as it was written down. */
export const resolutionSchema = z.strictObject({
  id: z.string().max(80),
  status: z.enum(statuses),
  readings: z
    .array(
      z.strictObject({
        id: z.string().max(41),
        outcome: z.boolean().nullable(),
        value: z.unknown(),
      }),
    )
    .max(20),
});

export type Resolution = z.infer<typeof resolutionSchema>;

/** A resolution, when it was written, and from which facts. */
export interface WrittenResolution extends Resolution {
  readonly on: string;
  readonly facts: string;
}

/** A claim of a ledger as it stands on a day. */
export interface ChainedClaim {
  /** What stood at the deadline: an amendment after it changes nothing. */
  readonly claim: Claim;
  /** What was first said. */
  readonly first: Claim;
  readonly amendments: number;
  /** The day on which it was withdrawn, before its deadline or after. */
  readonly withdrawnOn: string | undefined;
  /** What had come of it, each time that was written down; nothing is overwritten. */
  readonly history: readonly WrittenResolution[];
}

/** The claims of a chain that had been written by a day. */
export function claimsOfChain(entries: readonly Entry[], asOf: string): readonly ChainedClaim[] {
  const claims = new Map<string, ChainedClaim>();
  const change = (id: unknown, by: (known: ChainedClaim) => Partial<ChainedClaim>) => {
    const known = typeof id === "string" ? claims.get(id) : undefined;
    if (known) claims.set(known.claim.id, { ...known, ...by(known) });
  };
  for (const { at, kind, facts, body } of entries) {
    const on = at.slice(0, 10);
    if (on > asOf) break;
    if (kind === "head") continue;
    if (kind === "withdraw") {
      const id = (body as { readonly id?: unknown } | null)?.id;
      change(id, ({ withdrawnOn = on }) => ({ withdrawnOn }));
      continue;
    }
    if (kind === "resolve") {
      const read = resolutionSchema.safeParse(body);
      if (!read.success) continue;
      const resolution = { ...read.data, on, facts };
      change(resolution.id, ({ history }) => ({ history: [...history, resolution] }));
      continue;
    }
    const read = claimSchema.safeParse((body as { readonly claim?: unknown } | null)?.claim);
    if (!read.success) continue;
    const claim = read.data;
    if (!claims.has(claim.id)) {
      const fresh = { amendments: 0, withdrawnOn: undefined, history: [] };
      claims.set(claim.id, { claim, first: claim, ...fresh });
    } else if (kind === "amend") {
      change(claim.id, (known) => ({
        claim: on <= (known.first.readings[0]?.deadline ?? on) ? claim : known.claim,
        amendments: known.amendments + 1,
      }));
    }
  }
  return [...claims.values()];
}
