import { z } from "zod";
import { changesSchema } from "../changes/result.ts";
import { energySchema } from "../energy/result.ts";
import { historySchema } from "../history/result.ts";
import { lawSchema } from "../law/result.ts";
import { ledgerSchema } from "../ledger/result.ts";
import { marketSchema } from "../market/result.ts";
import { raceSchema } from "../race/result.ts";
import { servingSchema } from "../serving/result.ts";
import { trendSchema } from "../trend/result.ts";
import { unlockSchema } from "../unlock/result.ts";
import { sectionIds } from "./sections.ts";

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

/** The lines of the law, each as a trend, and what each was said to be over time. */
const lawPartSchema = z.object({
  law: lawSchema,
  trends: z.array(trendSchema),
  histories: z.array(historySchema),
});

/** The brief, as the contract shapes it: of each section the answer it is made of. */
export const briefSchema = z.object({
  asOf: z.string(),
  law: lawPartSchema.nullable(),
  race: raceSchema.nullable(),
  market: marketSchema.nullable(),
  energy: energySchema.nullable(),
  serving: servingSchema.nullable(),
  unlock: unlockSchema.nullable(),
  /** What came of the claims of the interview; null of a day before it. */
  ledger: scorecardSchema.nullable(),
  changes: changesSchema.nullable(),
  /** Sections that were asked for and have no answer as of the day, each with the reason. */
  missing: z.array(z.object({ section: z.enum(sectionIds), problem: z.string() })),
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
export type LawPart = z.infer<typeof lawPartSchema>;
