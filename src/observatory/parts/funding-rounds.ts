import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";

const columns = {
  company: "text",
  label: "text",
  status: "text",
  equity_usd: "number?",
  debt_usd: "number?",
  post_money_usd: "number?",
  investors: "list?",
  confidence: "text?",
} as const;

/** A round of funding, as last reported by the day of the question. */
export type FundingRound = Fact<typeof columns> & {
  /** New money, equity and debt together. */
  readonly raisedUsd: number;
};

/**
 * Funding rounds of the laboratories in order of date. A later report of the same round, such as
 * its cancellation, replaces the earlier one from the day it is known.
 */
export function fundingRounds(facts: Facts, window: FactWindow): Outcome<readonly FundingRound[]> {
  const rows = facts.select("lab-funding", window, columns);
  if (!rows.ok) return rows;
  const newest = new Map<string, FundingRound>();
  for (const row of [...rows.value].sort((a, b) => (a.known_on < b.known_on ? -1 : 1))) {
    const raisedUsd = (row.equity_usd ?? 0) + (row.debt_usd ?? 0);
    newest.set(`${row.company} ${row.date} ${row.label}`, { ...row, raisedUsd });
  }
  return succeed([...newest.values()].sort((a, b) => (a.date < b.date ? -1 : 1)));
}

/** Closed rounds; talks and cancelled rounds are not money. */
export function closedRounds(facts: Facts, window: FactWindow): Outcome<readonly FundingRound[]> {
  const rounds = fundingRounds(facts, window);
  return rounds.ok ? succeed(rounds.value.filter(({ status }) => status === "closed")) : rounds;
}
