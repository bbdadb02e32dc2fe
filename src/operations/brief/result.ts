import { z } from "zod";
import { historySchema } from "../history/result.ts";
import { lawSchema } from "../law/result.ts";
import { ledgerSchema } from "../ledger/result.ts";
import { trendSchema } from "../trend/result.ts";

/** What the lines said on two dates, and which facts stand between them. */
export const comparisonSchema = z.object({
  from: z.string(),
  to: z.string(),
  lines: z.array(
    z.object({
      id: z.string(),
      scale: z.enum(["log", "linear"]),
      before: z.number().nullable(),
      after: z.number().nullable(),
      /** Points on the line at the later date that were not on it at the earlier one. */
      added: z.array(z.object({ label: z.string(), date: z.string() })),
      /** Points that left the line, such as scores of an edition that was replaced. */
      removed: z.number().int(),
    }),
  ),
  /** Rows of each dataset that became known between the two dates. */
  rows: z.array(z.object({ dataset: z.string(), count: z.number().int() })),
});

export type Comparison = z.infer<typeof comparisonSchema>;

const maybe = z.number().nullable();

/** What came of the claims of the interview, and the ledger of this project's own forecasts. */
const scorecardSchema = z.object({
  answer: z.string(),
  scores: ledgerSchema.shape.scores,
  /** The worst misses, the worst first. */
  misses: z.array(
    z.object({
      ...{ id: z.string(), statement: z.string(), deadline: z.string().nullable() },
      ...{ probability: maybe, outcome: z.boolean().nullable(), brier: maybe, baseline: maybe },
    }),
  ),
  /** Forecasts that were registered, and the head of their ledger. */
  registered: z.object({ n: z.number().int(), due: z.number().int(), head: z.string() }).nullable(),
});

export type Scorecard = z.infer<typeof scorecardSchema>;

/** The report, as the contract shapes it. */
export const briefSchema = z.object({
  law: lawSchema,
  trends: z.array(trendSchema),
  /** What each line of the law was said to be over time. */
  histories: z.array(historySchema),
  comparison: comparisonSchema.nullable(),
  /** What came of the claims of the interview; null of a day before it. */
  scorecard: scorecardSchema.nullable(),
  sources: z.array(
    z.object({
      publisher: z.string(),
      licence: z.string(),
      url: z.string(),
      datasets: z.array(z.string()),
    }),
  ),
});

export type BriefResult = z.infer<typeof briefSchema>;
