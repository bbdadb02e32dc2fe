import { z } from "zod";
import { allSets } from "../../ledger/claims-of-facts.ts";
import { differenceWords } from "../../ledger/pool-scores.ts";
import { statuses } from "../../ledger/resolve-claim.ts";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();
const count = z.number().int();

const readingSchema = z.object({
  id: z.string(),
  text: z.string(),
  deadline: maybeText,
  /** What the query finds: a number, a date, a name, or a list of them. */
  value: z.unknown(),
  outcome: z.boolean().nullable(),
  /** Which fact is missing, where there is no value. */
  problem: maybeText,
  /** Whether it is shown beside the others and has no say in the status. */
  beside: z.boolean(),
  probability: maybe,
  probabilityFrom: maybeText,
  baseline: z
    .object({
      ...{ method: z.string(), probability: maybe, brier: maybe },
      /** Whether it is computed as of the day of the claim, as reviewed by hand, or as registered. */
      basis: z.enum(["computed", "reviewed", "registered"]),
      /** What a review of 2026-11-29 had found, and why nothing is computed where nothing is. */
      ...{ reviewed: maybe, problem: maybeText },
      /** CRPS of its forecast of the quantity, where it has one. */
      crps: maybe,
      distribution: z.unknown(),
    })
    .nullable(),
  brier: maybe,
  log: maybe,
  /** Of a forecast of the quantity, once it came: CRPS, rank, and widths of its range it missed by. */
  quantity: z.object({ crps: z.number(), rank: z.number(), widthsOff: z.number() }).nullable(),
  /** Of a claim that is shown: the figures among which its query finds the value. */
  evidence: z.array(z.object({ date: z.string(), value: z.number() })),
  distribution: z.unknown(),
  resolver: z.unknown(),
  compare: z.unknown(),
  writtenOn: z.string(),
  outcomeKnownWhenWritten: z.boolean(),
});

const claimResultSchema = z.object({
  id: z.string(),
  set: z.enum(allSets),
  kind: z.string(),
  topic: z.string(),
  statement: z.string(),
  speaker: z.string(),
  /** Whether the speaker quotes others with it; then it is not scored for the speaker. */
  quoted: z.boolean(),
  /** Whether the claim is that what its readings ask does not come about. */
  denies: z.boolean(),
  madeOn: z.string(),
  madeOnPrecision: z.string(),
  cluster: z.string(),
  source: z.string(),
  secondHand: z.boolean(),
  status: z.enum(statuses),
  /** Of a ledger: how often it was amended, what was first said, and the day it was withdrawn. */
  amendments: count,
  firstSaid: maybe,
  withdrawnOn: maybeText,
  /** What had come of it, each time that was written down in its ledger. */
  history: z.array(
    z.object({
      ...{ on: z.string(), status: z.enum(statuses), facts: z.string() },
      outcomes: z.array(z.boolean().nullable()),
    }),
  ),
  readings: z.array(readingSchema),
});

const resampledSchema = z.object({ mean: z.number(), lower: maybe, upper: maybe });

const groupSchema = z.object({
  group: z.string(),
  /** Whether the readings were written when outcomes could be known; never pooled with others. */
  hindsight: z.boolean(),
  ...{ n: count, clusters: count, topics: count },
  /** Mean, and 90 % interval by drawing topics anew. */
  brier: resampledSchema,
  log: z.number(),
  /** One vote for each cluster. */
  ...{ brierByCluster: z.number(), logByCluster: z.number() },
  /** A coin, and the share that came as known in hindsight. */
  ...{ coin: z.number(), baseRate: z.number() },
  byReading: z.object({ kindest: z.number(), mean: z.number(), harshest: z.number() }),
  byHedge: z.object({ pulled: z.number(), pushed: z.number() }),
  baseline: z
    .object({
      n: count,
      ...{ brier: z.number(), baselineBrier: z.number(), log: z.number() },
      ...{ baselineLog: z.number(), skill: z.number(), difference: resampledSchema },
      word: z.enum(differenceWords),
    })
    .nullable(),
  calibration: z.array(
    z.object({
      ...{ n: count, forecast: z.number(), came: z.number(), few: z.boolean() },
      ...{ lower: z.number(), upper: z.number(), bandLower: z.number(), bandUpper: z.number() },
    }),
  ),
  spiegelhalter: maybe,
});

export type ScoreGroup = z.infer<typeof groupSchema>;

/** Claims with what came of them, as the contract shapes it. */
export const ledgerSchema = z.object({
  action: z.string(),
  answer: z.string(),
  asOf: z.string(),
  counts: z.object({ all: count, ...byStatus() }),
  /** Of a ledger that was brought: how many lines it has, and the digest of the last. */
  chain: z
    .object({
      lines: count,
      head: z.string(),
      /** When its last line was written. */
      at: maybeText,
      /** Whether a write at its end was cut short; such a line was never acknowledged. */
      torn: z.boolean(),
    })
    .nullable(),
  /** Scores, where they are asked for. */
  scores: z.array(groupSchema),
  claims: z.array(claimResultSchema),
});

function byStatus() {
  return { true: count, partly: count, false: count, open: count };
}

export type LedgerResult = z.infer<typeof ledgerSchema>;
export type ClaimResult = LedgerResult["claims"][number];
