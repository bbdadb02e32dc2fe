import { z } from "zod";

const betLine = z
  .object({
    usd: z.number(),
    crossedOn: z.string().nullable(),
    /** Whether it was above on the first day at hand, so that it passed by then, not on that day. */
    censored: z.boolean(),
    from: z.string(),
    to: z.string(),
    n: z.number().int(),
  })
  .nullable();

/** The market as the contract shapes it: every figure with its definition and source. */
export const marketSchema = z.object({
  asOf: z.string(),
  company: z.string().nullable(),
  revenue: z.array(
    z.object({
      id: z.string(),
      company: z.string(),
      date: z.string(),
      usdPerYear: z.number(),
      definition: z.string(),
      scope: z.string(),
      confidence: z.string().nullable(),
      /** Figures about the same company within a month that say something else. */
      conflictsWith: z.array(z.string()),
      source: z.string(),
    }),
  ),
  users: z.array(
    z.object({
      id: z.string(),
      company: z.string(),
      product: z.string(),
      date: z.string(),
      users: z.number(),
      period: z.string(),
      reportedBy: z.string(),
      confidence: z.string(),
      conflictsWith: z.array(z.string()),
      source: z.string(),
    }),
  ),
  funding: z.array(
    z.object({
      id: z.string(),
      company: z.string(),
      label: z.string(),
      date: z.string(),
      status: z.string(),
      equityUsd: z.number().nullable(),
      debtUsd: z.number().nullable(),
      postMoneyUsd: z.number().nullable(),
      investors: z.array(z.string()),
      confidence: z.string().nullable(),
      source: z.string(),
    }),
  ),
  camps: z.array(
    z.object({
      company: z.string(),
      backer: z.string(),
      roles: z.array(z.string()),
      since: z.string(),
      source: z.string(),
    }),
  ),
  capital: z.array(
    z.object({
      id: z.string(),
      company: z.string(),
      period: z.string(),
      date: z.string(),
      usd: z.number(),
      basis: z.string(),
      kind: z.string(),
      frequency: z.string(),
      source: z.string(),
    }),
  ),
  compute: z.array(
    z.object({
      date: z.string(),
      owner: z.string(),
      h100e: z.number(),
      share: z.number(),
      firm: z.boolean(),
      source: z.string(),
    }),
  ),
  concentration: z.array(
    z.object({
      measure: z.string(),
      market: z.string(),
      period: z.string(),
      publisher: z.string(),
      shares: z.array(z.object({ name: z.string(), share: z.number() })),
      /** The share that is named, and the one that is not. */
      coverage: z.number(),
      rest: z.number(),
      /** Firms without a share here, though they hold a tenth or more of another market. */
      missing: z.array(z.string()),
      hhiLower: z.number(),
      hhiUpper: z.number(),
      hhiNamed: z.number(),
      topFiveShare: z.number().nullable(),
    }),
  ),
  bet: z.object({ thresholdUsd: z.number(), funding: betLine, capital: betLine }),
});

export type MarketResult = z.infer<typeof marketSchema>;
