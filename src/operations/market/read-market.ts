import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { type Concentration, concentrations } from "../../observatory/market.ts";
import { computeOwnership } from "../../observatory/parts/compute-ownership.ts";
import { type Conflict, conflictsAmong } from "../../observatory/parts/conflicts.ts";
import { fundingRounds } from "../../observatory/parts/funding-rounds.ts";
import { type BetLine, hundredBillionBet } from "../../observatory/parts/hundred-billion-bet.ts";
import type { MarketResult } from "./result.ts";

/** What is known of the market, of every company. */
export type MarketParts = Omit<MarketResult, "asOf" | "company">;

/** Read every figure of the market, with those that contradict one another marked. */
export function readMarket(facts: Facts, window: FactWindow): Outcome<MarketParts> {
  const revenue = revenueRows(facts, window);
  if (!revenue.ok) return revenue;
  const users = userRows(facts, window);
  if (!users.ok) return users;
  const funding = fundingParts(facts, window);
  if (!funding.ok) return funding;
  const capital = capitalRows(facts, window);
  if (!capital.ok) return capital;
  const ownership = computeOwnership(facts, window);
  if (!ownership.ok) return ownership;
  const concentration = concentrations(facts, window);
  if (!concentration.ok) return concentration;
  const bet = hundredBillionBet(facts, window);
  if (!bet.ok) return bet;
  return succeed({
    revenue: revenue.value,
    users: users.value,
    ...funding.value,
    capital: capital.value,
    compute: ownership.value.flatMap(({ date, owners }) =>
      owners.map((owner) => ({ date, ...owner })),
    ),
    concentration: concentration.value.map(publicConcentration),
    bet: {
      thresholdUsd: bet.value.thresholdUsd,
      funding: publicLine(bet.value.funding),
      capital: publicLine(bet.value.capital),
    },
  });
}

/** Ids that contradict each figure. */
const contradicting = (conflicts: readonly Conflict[], id: string): string[] =>
  conflicts.flatMap(({ ids: [a, b] }) => (a === id ? [b] : b === id ? [a] : []));

function revenueRows(facts: Facts, window: FactWindow): Outcome<MarketResult["revenue"]> {
  const rows = facts.select("lab-revenue", window, {
    company: "text",
    annual_revenue_usd: "number",
    definition: "text",
    scope: "text",
    confidence: "text?",
  });
  if (!rows.ok) return rows;
  const conflicts = conflictsAmong(
    rows.value
      .filter(({ scope }) => scope === "company")
      .map(({ id, date, annual_revenue_usd: value, company }) => ({
        id,
        date,
        value,
        subject: company,
      })),
  );
  return succeed(
    rows.value.map((row) => ({
      id: row.id,
      company: row.company,
      date: row.date,
      usdPerYear: row.annual_revenue_usd,
      definition: row.definition,
      scope: row.scope,
      confidence: row.confidence ?? null,
      conflictsWith: contradicting(conflicts, row.id),
      source: row.source,
    })),
  );
}

function userRows(facts: Facts, window: FactWindow): Outcome<MarketResult["users"]> {
  const rows = facts.select("lab-users", window, {
    company: "text",
    product: "text",
    active_users: "number?",
    period: "text?",
    reported_by: "text",
    confidence: "text",
    set_apart: "boolean",
  });
  if (!rows.ok) return rows;
  const counts = rows.value.flatMap((row) =>
    row.active_users === undefined || row.period === undefined
      ? []
      : [{ ...row, users: row.active_users, period: row.period }],
  );
  const conflicts = conflictsAmong(
    counts
      .filter((row) => !row.set_apart)
      .map(({ id, date, users: value, company, period }) => ({
        id,
        date,
        value,
        subject: `${company} ${period}`,
      })),
  );
  return succeed(
    counts.map((row) => ({
      id: row.id,
      company: row.company,
      product: row.product,
      date: row.date,
      users: row.users,
      period: row.period,
      reportedBy: row.reported_by,
      confidence: row.confidence,
      conflictsWith: contradicting(conflicts, row.id),
      source: row.source,
    })),
  );
}

function fundingParts(
  facts: Facts,
  window: FactWindow,
): Outcome<Pick<MarketResult, "funding" | "camps">> {
  const rounds = fundingRounds(facts, window);
  if (!rounds.ok) return rounds;
  const camps = facts.select("lab-camps", window, {
    lab: "text",
    backer: "text",
    roles: "list",
  });
  if (!camps.ok) return camps;
  return succeed({
    funding: rounds.value.map((round) => ({
      id: round.id,
      company: round.company,
      label: round.label,
      date: round.date,
      status: round.status,
      equityUsd: round.equity_usd ?? null,
      debtUsd: round.debt_usd ?? null,
      postMoneyUsd: round.post_money_usd ?? null,
      investors: [...(round.investors ?? [])],
      confidence: round.confidence ?? null,
      source: round.source,
    })),
    camps: camps.value.map(({ lab, backer, roles, date, source }) => ({
      company: lab,
      backer,
      roles: [...roles],
      since: date,
      source,
    })),
  });
}

function capitalRows(facts: Facts, window: FactWindow): Outcome<MarketResult["capital"]> {
  const rows = facts.select("capital-spending", window, {
    company: "text",
    period: "text",
    capital_spending_usd: "number",
    basis: "text",
    kind: "text",
    frequency: "text",
  });
  if (!rows.ok) return rows;
  return succeed(
    rows.value.map((row) => ({
      id: row.id,
      company: row.company,
      period: row.period,
      date: row.date,
      usd: row.capital_spending_usd,
      basis: row.basis,
      kind: row.kind,
      frequency: row.frequency,
      source: row.source,
    })),
  );
}

const publicConcentration = (one: Concentration): MarketResult["concentration"][number] => ({
  ...one,
  shares: one.shares.map((share) => ({ ...share })),
  missing: [...one.missing],
  topFiveShare: one.topFiveShare ?? null,
});

const publicLine = (line: BetLine | undefined): MarketResult["bet"]["funding"] =>
  line ? { ...line, crossedOn: line.crossedOn ?? null } : null;
