import { type Outcome, succeed } from "../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../data/facts.ts";
import { type Claim, claimSchema } from "./claim.ts";

/** The datasets of claims: those of the interview, and dated forecasts of others. */
export const claimSets = ["claims", "forecasts"] as const;

/** Where a claim is kept: a dataset, the ledger of this project, or one that the caller brings. */
export const allSets = [...claimSets, "own", "mine"] as const;
export type ClaimSet = (typeof allSets)[number];

const columns = {
  claim: "text",
  reading: "text",
  kind: "text",
  topic: "text",
  statement_en: "text",
  statement_zh: "text",
  speaker: "text",
  quoted: "boolean",
  denies: "boolean",
  beside: "boolean",
  made_on_precision: "text",
  second_hand: "boolean",
  cluster: "text",
  text_en: "text",
  text_zh: "text",
  deadline: "date?",
  written_on: "date",
  outcome_known: "boolean",
  resolver: "text?",
  compare: "text?",
  probability: "number?",
  probability_from: "text?",
  distribution: "text?",
  baseline: "text?",
} as const;

type Row = Fact<typeof columns>;

/** The claims of a dataset that had been made by a day, in its order. */
export function claimsOfFacts(
  facts: Facts,
  set: (typeof claimSets)[number],
  window: FactWindow,
): Outcome<readonly Claim[]> {
  const rows = facts.select(set, window, columns);
  if (!rows.ok) return rows;
  const groups = new Map<string, Row[]>();
  for (const row of rows.value) groups.set(row.claim, [...(groups.get(row.claim) ?? []), row]);
  return succeed([...groups.values()].map(claimOf));
}

/** One claim of its rows; ingest has checked them by the same schema. */
function claimOf(rows: readonly Row[]): Claim {
  const first = rows[0] as Row;
  return claimSchema.parse({
    ...{ id: first.claim, kind: first.kind, topic: first.topic, speaker: first.speaker },
    ...(first.quoted ? { quoted: true } : {}),
    ...(first.denies ? { denies: true } : {}),
    statement: { en: first.statement_en, zh: first.statement_zh },
    ...{ madeOn: first.date, madeOnPrecision: first.made_on_precision, source: first.source },
    ...{ secondHand: first.second_hand, cluster: first.cluster },
    readings: rows.map((row) => ({
      ...{ id: row.reading, text: { en: row.text_en, zh: row.text_zh } },
      ...{ deadline: row.deadline, writtenOn: row.written_on },
      outcomeKnownWhenWritten: row.outcome_known,
      ...(row.beside ? { beside: true } : {}),
      ...{ resolver: parsed(row.resolver), compare: parsed(row.compare) },
      ...{ probability: row.probability, probabilityFrom: row.probability_from },
      ...{ distribution: parsed(row.distribution), baseline: parsed(row.baseline) },
    })),
  });
}

const parsed = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(text);
